package io.recredit.bench.sending;

import io.recredit.localstack.LocalStack;
import io.recredit.localstack.ServerKind;
import io.recredit.localstack.StackAddresses;
import io.recredit.localstack.StackOptions;
import io.recredit.localstack.process.Reaper;
import io.recredit.localstack.progress.ConsoleProgress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The whole system on free ports with empty databases. Its logs stay, its data goes when it is closed. */
final class SendingStack implements AutoCloseable {

    /** Unlike those of {@code ./dev up} they have the second compiler, as those of a server have. */
    private static final List<String> JVM = List.of("-Xmx256m", "-XX:+UseSerialGC");

    private final LocalStack running;

    private SendingStack(LocalStack running) {
        this.running = running;
    }

    /**
     * Starts everything and waits until it is ready.
     *
     * @param moreJvmOptions for the services
     */
    static SendingStack start(Path checkout, List<String> moreJvmOptions) throws IOException {
        Path home = checkout.resolve("bench").resolve("target").resolve("sending");
        Reaper.deleteFolder(home.resolve("data"));
        Files.createDirectories(home);
        List<String> jvm = new ArrayList<>(JVM);
        jvm.addAll(moreJvmOptions);
        try (ConsoleProgress progress = new ConsoleProgress(System.out, Boolean.getBoolean("recredit.terminal"))) {
            return new SendingStack(LocalStack.start(StackOptions.isolated(checkout, home)
                    .withServers(ServerKind.EMBEDDED)
                    .withJvmOptions(jvm)
                    .withProgress(progress)));
        }
    }

    StackAddresses addresses() {
        return running.addresses();
    }

    @Override
    public void close() {
        running.close();
        try {
            Reaper.deleteFolder(running.layout().data());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
