package io.recredit.localstack.container;

import com.github.dockerjava.api.command.WaitContainerResultCallback;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;

/** Runs in the JVM beside a container: from the container's start to its end, or to the end of the launcher. */
public final class ContainerMain {

    private ContainerMain() {}

    /** Argument: the file with the {@link ContainerSpec}, which is deleted. */
    public static void main(String[] args) throws IOException {
        ContainerSpec spec = ContainerSpec.take(Path.of(args[0]));
        DockerCheck.exitWithoutDocker();
        Executor threads = Executors.newThreadPerTaskExecutor(
                Thread.ofPlatform().daemon().name("waits-", 0).factory());
        CompletableFuture<Integer> launcherGone = CompletableFuture.supplyAsync(ContainerMain::untilInputEnds, threads);
        try (RunningContainer container = RunningContainer.start(spec)) {
            CompletableFuture<Integer> ended = CompletableFuture.supplyAsync(() -> exitCodeOf(container), threads);
            int exitCode = ended.applyToEither(launcherGone, code -> code).join();
            System.out.flush();
            container.close();
            System.exit(exitCode);
        }
    }

    /** The launcher holds the other end of standard input and writes nothing; closing it asks for the end. */
    private static int untilInputEnds() {
        try {
            while (System.in.read() >= 0) {
                // Only the end matters.
            }
        } catch (IOException endToo) {
            System.err.println("Lost the launcher: " + endToo.getMessage());
        }
        return 0;
    }

    private static int exitCodeOf(RunningContainer container) {
        int code = container
                .docker()
                .waitContainerCmd(container.id())
                .exec(new WaitContainerResultCallback())
                .awaitStatusCode();
        System.out.println("The container has ended by itself with exit code " + code);
        return Math.max(code, 1);
    }
}
