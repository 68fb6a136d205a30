package io.recredit.localstack.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Ends what a former run left behind, as told by the pid files of its folder. */
public final class Reaper {

    private static final Duration GRACE = Duration.ofSeconds(10);

    private Reaper() {}

    /**
     * Ends every process that a pid file in or below the folder names and that still is that process, all at the same time, and
     * removes the pid files.
     *
     * @return the names of those that were still running
     */
    public static List<String> endAll(Path runFolder) throws IOException {
        List<String> ended = new ArrayList<>();
        List<Thread> stoppers = new ArrayList<>();
        List<PidFile> pidFiles = PidFile.readAll(runFolder);
        for (PidFile pidFile : pidFiles) {
            pidFile.process().ifPresent(process -> {
                ended.add(pidFile.name());
                stoppers.add(Thread.ofPlatform().start(() -> Signals.stop(process, pidFile.stopSignal(), GRACE)));
            });
        }
        for (Thread stopper : stoppers) {
            join(stopper);
        }
        for (PidFile pidFile : pidFiles) {
            pidFile.delete();
        }
        return ended;
    }

    /** What the guard runs once its JVM is gone: {@code RUN_FOLDER [FOLDER_TO_DELETE]}. */
    public static void main(String[] args) throws IOException {
        endAll(Path.of(args[0]));
        if (args.length > 1) {
            deleteFolder(Path.of(args[1]));
        }
    }

    /** Deletes a folder with all that is in it; what another deletes meanwhile is no error. */
    public static void deleteFolder(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> everything = Files.walk(folder)) {
            for (Path path : everything.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
