package io.recredit.bench.stack;

import io.recredit.localstack.Layout;
import io.recredit.localstack.process.Guard;
import io.recredit.localstack.process.Reaper;
import io.recredit.localstack.process.StartFailure;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * The folder {@code bench/target/NAME} of a benchmark that runs. No other run of the same name has it meanwhile. Its
 * data and processes are gone after {@link #close()}, or after the end of this JVM, however it ends; the logs stay.
 */
public final class BenchFolder implements AutoCloseable {

    private static final long MEGABYTE = 1 << 20;

    private static volatile boolean stopping;

    private final Layout layout;
    private final FileChannel lock;
    private @Nullable Guard guard;

    private BenchFolder(Layout layout, FileChannel lock) {
        this.layout = layout;
        this.lock = lock;
    }

    /**
     * Takes the folder and removes what a former run left there.
     *
     * @param name of the benchmark
     * @param megabytes free space that its data will need
     * @throws StartFailure when another run has it, or the disk is too full
     */
    public static BenchFolder take(Path checkout, String name, long megabytes) throws IOException {
        Path home = checkout.resolve("bench").resolve("target").resolve(name);
        Layout layout = new Layout(checkout, home);
        Files.createDirectories(home);
        FileChannel lock = lock(layout.lock(), name);
        try {
            Reaper.endAll(layout.run());
            Reaper.deleteFolder(layout.run());
            Reaper.deleteFolder(layout.data());
            checkSpace(home, megabytes);
            Reaper.deleteFolder(layout.logs());
            layout.create();
            return new BenchFolder(layout, lock);
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private static FileChannel lock(Path file, String name) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                return channel;
            }
        } catch (OverlappingFileLockException heldByThisJvm) {
            // Told below, as if it were held by another.
        }
        channel.close();
        throw new StartFailure("Another \"bench %s\" runs in this checkout; wait for it or end it.".formatted(name));
    }

    private static void checkSpace(Path home, long megabytes) throws IOException {
        long free = Files.getFileStore(home).getUsableSpace() / MEGABYTE;
        if (free < megabytes) {
            throw new StartFailure(
                    "This needs %,d MB on the disk of %s, and %,d are free: make room for %,d more, or ask for less."
                            .formatted(megabytes, home, free, megabytes - free));
        }
    }

    /** Whether this JVM was asked to end and stops what it runs: whoever uses that fails now. */
    public static boolean isStopping() {
        return stopping;
    }

    public Layout layout() {
        return layout;
    }

    /**
     * Cares for the end: from now on processes that this JVM starts there and the data go with it, also by
     * {@code kill -9}, and an orderly end closes what runs.
     *
     * @param running closed when this JVM is asked to end; closes this folder
     */
    public void guard(AutoCloseable running) throws IOException {
        guard = Guard.over(layout.pidFiles(), layout.data());
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(running), "stop-on-exit"));
    }

    private static void stop(AutoCloseable running) {
        stopping = true;
        try {
            running.close();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Ends what still runs, deletes the data and lets the next run in. */
    @Override
    public void close() throws IOException {
        Reaper.endAll(layout.pidFiles());
        Reaper.deleteFolder(layout.data());
        if (guard != null) {
            guard.close();
        }
        Reaper.deleteFolder(layout.run());
        lock.close();
    }
}
