package io.recredit.bench.sending;

import io.recredit.bench.stack.BenchFolder;
import io.recredit.bench.stack.BenchStack;
import io.recredit.localstack.LocalStack;
import io.recredit.localstack.ServerKind;
import io.recredit.localstack.StackAddresses;
import io.recredit.localstack.StackOptions;
import io.recredit.localstack.process.StartFailure;
import io.recredit.localstack.progress.ConsoleProgress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The whole system on free ports with empty databases. Its logs stay, its data goes when
 * it is closed, or with this JVM. */
final class SendingStack implements AutoCloseable {

    /** Unlike those of {@code ./dev up} they have the second compiler, as those of a server have. */
    private static final List<String> JVM = List.of("-Xmx224m", "-XX:+UseSerialGC");

    private final BenchFolder folder;
    private final LocalStack running;
    private boolean closed;

    private SendingStack(BenchFolder folder, LocalStack running) {
        this.folder = folder;
        this.running = running;
    }

    /**
     * Starts everything and waits until it is ready.
     *
     * @param megabytes free space that its data will need
     * @param moreJvmOptions for the services
     * @throws StartFailure when another run is going on, the disk is too full, or a part does not start
     */
    static SendingStack start(Path checkout, long megabytes, List<String> moreJvmOptions) throws IOException {
        BenchFolder folder = BenchFolder.take(checkout, "sending", megabytes);
        List<String> jvm = new ArrayList<>(JVM);
        jvm.addAll(moreJvmOptions);
        try (ConsoleProgress progress = new ConsoleProgress(System.out, Boolean.getBoolean("recredit.terminal"))) {
            LocalStack starting = LocalStack.of(
                    StackOptions.isolated(checkout, folder.layout().home())
                            .withServers(ServerKind.EMBEDDED)
                            .withPostgresParameters(BenchStack.SIZED)
                            .withJvmOptions(jvm)
                            .withProgress(progress));
            SendingStack stack = new SendingStack(folder, starting);
            folder.guard(stack);
            try {
                starting.start();
                return stack;
            } catch (RuntimeException e) {
                stack.close();
                throw e;
            }
        }
    }

    StackAddresses addresses() {
        return running.addresses();
    }

    @Override
    public void close() {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
        }
        running.close();
        try {
            folder.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
