package io.recredit.localstack;

import io.recredit.localstack.kafka.KafkaBroker;
import io.recredit.localstack.postgres.PostgresServer;
import io.recredit.localstack.process.Guard;
import io.recredit.localstack.process.Reaper;
import io.recredit.localstack.process.StartFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/** Knows what of a stack runs, and ends it in order. */
final class StackLife implements AutoCloseable {

    private final Layout layout;
    private final Guard guard;
    private final List<AutoCloseable> parts = new ArrayList<>();
    private boolean closed;

    private StackLife(Layout layout, Guard guard) {
        this.layout = layout;
        this.guard = guard;
    }

    static StackLife begin(Layout layout) throws IOException {
        Reaper.endAll(layout.run());
        Reaper.deleteFolder(layout.run());
        layout.create();
        setAsideOldLogs(layout);
        return new StackLife(layout, Guard.over(layout.pidFiles(), null));
    }

    private static void setAsideOldLogs(Layout layout) throws IOException {
        for (String component : Layout.COMPONENTS) {
            layout.setAsideLog(component);
        }
    }

    /**
     * Remembers a part that was started.
     *
     * @throws StartFailure when the stack was stopped meanwhile; the part is stopped, too
     */
    synchronized <T extends AutoCloseable> T keep(T part) {
        if (closed) {
            stop(part);
            throw new StartFailure("The stack was stopped while it was starting.");
        }
        parts.add(part);
        return part;
    }

    /** Ends the parts that use others, then those others, then whatever was only half started. */
    @Override
    public void close() {
        List<AutoCloseable> running;
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            running = List.copyOf(parts);
        }
        stopAll(running.stream().filter(part -> !isServer(part)).toList());
        stopAll(running.stream().filter(StackLife::isServer).toList());
        try {
            Reaper.endAll(layout.pidFiles());
            Files.deleteIfExists(layout.addresses());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        guard.close();
        deletePidFiles();
    }

    private void deletePidFiles() {
        try {
            Reaper.deleteFolder(layout.pidFiles());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    synchronized boolean isClosed() {
        return closed;
    }

    private static boolean isServer(AutoCloseable part) {
        return part instanceof PostgresServer || part instanceof KafkaBroker;
    }

    private static void stopAll(List<AutoCloseable> parts) {
        List<Thread> stoppers = parts.stream()
                .map(part -> Thread.ofPlatform().start(() -> stop(part)))
                .toList();
        for (Thread stopper : stoppers) {
            try {
                stopper.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static void stop(AutoCloseable part) {
        try {
            part.close();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
