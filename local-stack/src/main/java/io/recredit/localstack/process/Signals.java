package io.recredit.localstack.process;

import io.recredit.localstack.process.ProcessSpec.StopSignal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Ends processes, also such as are not children of this JVM. */
final class Signals {

    private static final long POLL_MILLIS = 20;

    private Signals() {}

    /**
     * Asks the process to end, and forces it to when it has not within the grace time.
     *
     * @param grace how long it may take to end by itself; forced ends get two seconds more
     */
    static void stop(ProcessHandle process, StopSignal signal, Duration grace) {
        ask(process, signal);
        if (!awaitEnd(process, grace)) {
            process.destroyForcibly();
            awaitEnd(process, Duration.ofSeconds(2));
        }
    }

    /** No switch over the signals: that would be a class more, which the guard's copy of this one has not. */
    private static void ask(ProcessHandle process, StopSignal signal) {
        boolean asked = signal == StopSignal.END_OF_INPUT || (signal == StopSignal.INT && send(process.pid(), "INT"));
        if (!asked) {
            process.destroy();
        }
    }

    /**
     * Sends any signal; Java itself can only send TERM and KILL.
     *
     * @param signal its name without SIG, e.g. {@code STOP}
     * @return whether it was sent
     */
    static boolean send(long pid, String signal) {
        try {
            Process kill =
                    new ProcessBuilder("sh", "-c", "kill -\"$1\" \"$2\"", "sh", signal, Long.toString(pid)).start();
            return kill.waitFor(5, TimeUnit.SECONDS) && kill.exitValue() == 0;
        } catch (IOException noShell) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Waits until it ended; false when it has not in time. */
    static boolean awaitEnd(ProcessHandle process, Duration atMost) {
        long deadline = System.nanoTime() + atMost.toNanos();
        boolean interrupted = false;
        while (isRunning(process) && System.nanoTime() < deadline) {
            try {
                TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return !isRunning(process);
    }

    /**
     * Whether it still runs. A dead process whose new parent does not collect it (process 1 of many containers) stays
     * in the process table; Java calls that alive.
     */
    static boolean isRunning(ProcessHandle process) {
        return process.isAlive() && !isZombie(process.pid());
    }

    private static boolean isZombie(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
            int afterName = stat.lastIndexOf(')');
            return stat.startsWith("Z", afterName + 2);
        } catch (IOException noProcOrGone) {
            return false;
        }
    }
}
