package io.recredit.systemtests.harness;

import java.io.IOException;
import java.io.UncheckedIOException;

/** A process that stands still ({@code SIGSTOP}), with all its connections open, until this is closed. */
public final class Frozen implements AutoCloseable {

    private final long pid;

    private Frozen(long pid) {
        this.pid = pid;
    }

    public static Frozen process(long pid) {
        signal("-STOP", pid);
        return new Frozen(pid);
    }

    /** Lets it go on, where it was, as if nothing had happened. */
    @Override
    public void close() {
        signal("-CONT", pid);
    }

    private static void signal(String which, long pid) {
        try {
            int failed = new ProcessBuilder("kill", which, Long.toString(pid))
                    .inheritIO()
                    .start()
                    .waitFor();
            if (failed != 0) {
                throw new IllegalStateException("kill " + which + " " + pid + " ended with " + failed);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
