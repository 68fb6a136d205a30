package io.recredit.localstack.process;

import io.recredit.localstack.process.ProcessSpec.StopSignal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A child process with a log file and a pid file. It is ended by {@link #close()}, or by the {@link Guard} or the next
 * run's {@link Reaper} when this JVM could not do it.
 */
public final class ManagedProcess implements AutoCloseable {

    private static final int SHOWN_LOG_LINES = 20;
    private static final Duration GRACE = Duration.ofSeconds(15);
    private static final Duration EXIT_AFTER_KILL = Duration.ofSeconds(5);
    private static final long POLL_MILLIS = 50;

    /** Tells whether the process is ready to be used. */
    @FunctionalInterface
    public interface Readiness {
        /** Called every 50 ms; an exception means "not yet" and is shown if the time runs out. */
        boolean isReady() throws Exception;
    }

    private final ProcessSpec spec;
    private final Process process;
    private final PidFile pidFile;

    private ManagedProcess(ProcessSpec spec, Process process, PidFile pidFile) {
        this.spec = spec;
        this.process = process;
        this.pidFile = pidFile;
    }

    /** Starts it and writes its pid file; does not wait. Its standard input stays empty and open. */
    public static ManagedProcess start(ProcessSpec spec) {
        List<String> command = new ArrayList<>(OwnSession.prefix());
        command.addAll(spec.command());
        try {
            Files.createDirectories(spec.logFile().getParent());
            Files.createDirectories(spec.runFolder());
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(spec.workingFolder().toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(
                            ProcessBuilder.Redirect.appendTo(spec.logFile().toFile()));
            builder.environment().putAll(spec.environment());
            Process process = builder.start();
            return new ManagedProcess(
                    spec, process, PidFile.write(spec.runFolder(), spec.name(), process.toHandle(), spec.stopSignal()));
        } catch (IOException e) {
            throw new StartFailure("Cannot start " + spec.name() + ": " + e.getMessage(), e);
        }
    }

    /**
     * Waits until it is ready.
     *
     * @throws StartFailure with the end of its log, when it ended before or was not ready in time; it is stopped then
     */
    public ManagedProcess awaitReady(Duration atMost, Readiness readiness) {
        long deadline = System.nanoTime() + atMost.toNanos();
        String lastProblem = "";
        while (System.nanoTime() < deadline) {
            if (!process.isAlive()) {
                close();
                throw failure("ended with exit code " + process.exitValue() + " while it was starting");
            }
            try {
                if (readiness.isReady()) {
                    return this;
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (Exception notYet) {
                lastProblem = " (" + notYet.getMessage() + ")";
            }
            pause();
        }
        close();
        throw failure("was not ready within " + atMost.toSeconds() + " s" + lastProblem);
    }

    private void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            close();
            throw new StartFailure("Interrupted while waiting for " + spec.name());
        }
    }

    private StartFailure failure(String what) {
        StringBuilder message =
                new StringBuilder(spec.name()).append(' ').append(what).append(".\n");
        List<String> end = LogTail.lastLines(spec.logFile(), SHOWN_LOG_LINES);
        end.forEach(line -> message.append("    | ").append(line).append('\n'));
        message.append("The whole log: ").append(spec.logFile());
        return new StartFailure(message.toString());
    }

    public String name() {
        return spec.name();
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Ends it at once and without warning ({@code kill -9}), as a crash would. */
    public void kill() {
        process.destroyForcibly();
        awaitExit();
        forget();
    }

    /**
     * The same for it and every process that it has started. It is frozen first, so that it cannot start others
     * meanwhile.
     *
     * @throws IllegalStateException when one of them is still there after five seconds
     */
    public void killWithDescendants() {
        freeze();
        List<ProcessHandle> descendants = process.descendants().toList();
        process.destroyForcibly();
        descendants.forEach(ProcessHandle::destroyForcibly);
        awaitExit();
        for (ProcessHandle descendant : descendants) {
            if (!Signals.awaitEnd(descendant, EXIT_AFTER_KILL)) {
                throw new IllegalStateException("process %d of %s does not end".formatted(descendant.pid(), name()));
            }
        }
        forget();
    }

    /** Lets it do nothing any more until it is killed (SIGSTOP); its connections stay open. */
    public void freeze() {
        if (!Signals.send(pid(), "STOP")) {
            throw new IllegalStateException(name() + " cannot be frozen, process " + pid());
        }
    }

    /** Asks it to end, and forces it to after 15 seconds. Harmless when it has ended already. */
    @Override
    public void close() {
        if (spec.stopSignal() == StopSignal.END_OF_INPUT) {
            closeInput();
        }
        Signals.stop(process.toHandle(), spec.stopSignal(), GRACE);
        awaitExit();
        forget();
    }

    private void closeInput() {
        try {
            process.getOutputStream().close();
        } catch (IOException closedAlready) {
            // It has ended, or is about to.
        }
    }

    void awaitExit() {
        try {
            process.waitFor(EXIT_AFTER_KILL.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void forget() {
        try {
            pidFile.delete();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
