package io.recredit.localstack.launcher;

import io.recredit.localstack.Layout;
import io.recredit.localstack.LocalStack;
import io.recredit.localstack.ServerKind;
import io.recredit.localstack.StackAddresses;
import io.recredit.localstack.StackOptions;
import io.recredit.localstack.container.ContainerGroup;
import io.recredit.localstack.container.Housekeeping;
import io.recredit.localstack.demo.Demo;
import io.recredit.localstack.process.Reaper;
import io.recredit.localstack.process.StartFailure;
import io.recredit.localstack.progress.ConsoleProgress;
import io.recredit.localstack.verify.Verify;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The commands of {@code ./dev} that need the stack. Each returns the exit code. */
public final class Launcher {

    private static final int FAILED = 1;

    private final Layout layout;
    private final PrintStream out;
    private final boolean terminal;

    /**
     * Makes a launcher for a checkout.
     *
     * @param terminal whether {@code out} is one, so that lines can be drawn again
     */
    public Launcher(Path projectRoot, PrintStream out, boolean terminal) {
        this.layout = Layout.ofCheckout(projectRoot);
        this.out = out;
        this.terminal = terminal;
    }

    /** Starts everything and stays until it is stopped by a signal. */
    public int up(ServerKind servers) throws IOException {
        try (StackLock lock = takeLock()) {
            try (LocalStack stack = start(servers)) {
                WelcomeText.print(stack.addresses(), layout, out);
                new Watch(stack, out).untilStopped();
                return 0;
            }
        }
    }

    /** Runs the demo on the stack that is up, or on one of its own that it stops afterwards. */
    public int demo(ServerKind servers) throws IOException {
        Optional<StackAddresses> running = running();
        if (running.isPresent()) {
            out.println("Using the stack that is up (launcher " + running.get().launcherPid() + ").");
            return Demo.run(running.get());
        }
        try (StackLock lock = takeLock();
                LocalStack stack = start(servers)) {
            return Demo.run(stack.addresses());
        }
    }

    /** Compares all money and messages of the stack that is up. */
    public int verify() throws IOException {
        Optional<StackAddresses> running = running();
        if (running.isEmpty()) {
            out.println("Nothing runs. Start it with: ./dev up");
            return FAILED;
        }
        try {
            return Verify.run(running.get(), Verify.DRAIN_BOUND, out).isClean() ? 0 : FAILED;
        } catch (IllegalStateException cannotAsk) {
            out.println("Nothing was verified: " + cannotAsk.getMessage());
            out.println("What does not run is told by: ./dev status");
            return FAILED;
        }
    }

    /** Tells what runs and what does not. */
    public int status() throws IOException {
        Optional<StackAddresses> running = running();
        if (running.isEmpty()) {
            out.println("Nothing runs. Start it with: ./dev up");
            return FAILED;
        }
        return new StatusTable(running.get(), layout).print(out) ? 0 : FAILED;
    }

    /** Deletes all data, logs and passwords; keeps the unpacked servers. */
    public int reset() throws IOException {
        try (StackLock lock = takeLock()) {
            endLeftovers();
            deleteVolumes();
            Reaper.deleteFolder(layout.data());
            Reaper.deleteFolder(layout.logs());
            Reaper.deleteFolder(layout.run());
            Files.deleteIfExists(layout.secrets());
            out.println("All data, logs and passwords in " + layout.home() + " are deleted.");
            return 0;
        }
    }

    /** What containers stored; the next ones would not meet it again even if it stayed. */
    private void deleteVolumes() {
        if (ContainerGroup.hasVolumes(layout.data(ServerKind.CONTAINERS))
                && !Housekeeping.forget(layout.home(), layout.log("docker"))) {
            out.printf(
                    "No Docker answers, so the volumes of --containers stay. Later: docker volume prune --all"
                            + " --filter label=%s=%s%n",
                    ContainerGroup.LABEL, layout.home());
        }
    }

    private LocalStack start(ServerKind servers) throws IOException {
        endLeftovers();
        long begin = System.nanoTime();
        try (ConsoleProgress progress = new ConsoleProgress(out, terminal)) {
            StackOptions options = StackOptions.ofCheckout(layout.projectRoot())
                    .withProgress(progress)
                    .withServers(servers);
            out.println("Starting in " + layout.home());
            LocalStack stack = LocalStack.of(options);
            StopOnExit.stop(stack, out);
            stack.start();
            out.printf("Everything is ready after %.1f s.%n", (System.nanoTime() - begin) / 1e9);
            return stack;
        }
    }

    private void endLeftovers() throws IOException {
        List<String> ended = Reaper.endAll(layout.run());
        if (!ended.isEmpty()) {
            out.println("Ended what a former run had left behind: " + String.join(", ", ended));
        }
        Files.deleteIfExists(layout.addresses());
    }

    /** The addresses of the stack that is up; leftovers of one that crashed are ended on the way. */
    private Optional<StackAddresses> running() throws IOException {
        Optional<StackLock> lock = StackLock.tryToTake(layout.lock());
        if (lock.isPresent()) {
            try (StackLock nobodyElse = lock.get()) {
                endLeftovers();
                return Optional.empty();
            }
        }
        Optional<StackAddresses> addresses = StackAddresses.read(layout.addresses());
        if (addresses.isEmpty()) {
            throw new StartFailure(
                    "Another ./dev of this checkout is just starting or stopping. Try again in a moment.");
        }
        return addresses;
    }

    private StackLock takeLock() throws IOException {
        Optional<StackLock> lock = StackLock.tryToTake(layout.lock());
        if (lock.isPresent()) {
            return lock.get();
        }
        String who = StackAddresses.read(layout.addresses())
                .map(stack ->
                        "It runs already (launcher " + stack.launcherPid() + ", since " + stack.startedAt() + ").")
                .orElse("Another ./dev of this checkout is just starting or stopping.");
        throw new StartFailure(
                who + "\nSee ./dev status; stop it with Ctrl-C in its terminal, or by ending the launcher.");
    }
}
