package io.recredit.localstack.process;

import io.recredit.localstack.process.ProcessSpec.StopSignal;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * Remembers a started process across JVMs. A pid alone may by now belong to somebody else, therefore the start time
 * is kept beside it.
 *
 * @param file where it is written, {@code NAME.pid}
 * @param startedAt as the operating system tells it
 */
record PidFile(Path file, long pid, Instant startedAt, StopSignal stopSignal) {

    private static final String SUFFIX = ".pid";

    /** The operating system counts in ticks from a boot time that the clock's corrections may move. */
    private static final Duration START_TIME_TOLERANCE = Duration.ofSeconds(2);

    static PidFile write(Path runFolder, String name, ProcessHandle handle, StopSignal stopSignal) throws IOException {
        Instant startedAt = handle.info().startInstant().orElseGet(Instant::now);
        PidFile pidFile = new PidFile(runFolder.resolve(name + SUFFIX), handle.pid(), startedAt, stopSignal);
        Properties properties = new Properties();
        properties.setProperty("pid", Long.toString(pidFile.pid));
        properties.setProperty("startedAt", startedAt.toString());
        properties.setProperty("stopSignal", stopSignal.name());
        try (Writer writer = Files.newBufferedWriter(pidFile.file)) {
            properties.store(writer, null);
        }
        return pidFile;
    }

    /** All readable pid files in and below a folder; one that was cut off by a crash is left out. */
    static List<PidFile> readAll(Path runFolder) throws IOException {
        List<PidFile> found = new ArrayList<>();
        if (Files.isDirectory(runFolder)) {
            try (Stream<Path> files = Files.walk(runFolder)) {
                for (Path file :
                        files.filter(path -> path.toString().endsWith(SUFFIX)).toList()) {
                    read(file).ifPresent(found::add);
                }
            }
        }
        return found;
    }

    private static Optional<PidFile> read(Path file) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
            return Optional.of(new PidFile(
                    file,
                    Long.parseLong(properties.getProperty("pid", "")),
                    Instant.parse(properties.getProperty("startedAt", "")),
                    StopSignal.valueOf(properties.getProperty("stopSignal", "TERM"))));
        } catch (NoSuchFileException | IllegalArgumentException | DateTimeException cutOffOrGone) {
            return Optional.empty();
        }
    }

    String name() {
        String fileName = file.getFileName().toString();
        return fileName.substring(0, fileName.length() - SUFFIX.length());
    }

    /** The process, if it is still the one that was started. */
    Optional<ProcessHandle> process() {
        return ProcessHandle.of(pid).filter(Signals::isRunning).filter(this::isOurs);
    }

    private boolean isOurs(ProcessHandle handle) {
        return handle.info()
                .startInstant()
                .map(at -> Duration.between(startedAt, at).abs().compareTo(START_TIME_TOLERANCE) <= 0)
                .orElse(false);
    }

    void delete() throws IOException {
        Files.deleteIfExists(file);
    }
}
