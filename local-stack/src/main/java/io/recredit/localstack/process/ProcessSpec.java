package io.recredit.localstack.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What to start and where it leaves its traces.
 *
 * @param name short name, also that of its log and pid file, e.g. {@code kafka}
 * @param command the program and its arguments
 * @param environment variables added to those of this JVM
 * @param workingFolder where it runs; must exist
 * @param logFile gets its standard output and error, appended
 * @param runFolder where its pid file lies while it runs
 * @param stopSignal how it is asked to end
 */
public record ProcessSpec(
        String name,
        List<String> command,
        Map<String, String> environment,
        Path workingFolder,
        Path logFile,
        Path runFolder,
        StopSignal stopSignal) {

    public ProcessSpec {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }

    /** How a process is asked to end; PostgreSQL waits for its clients on TERM, and ends them on INT. */
    public enum StopSignal {
        TERM,
        INT,
        /** No signal: its standard input is closed, by us or, when we are gone, by the operating system. */
        END_OF_INPUT
    }
}
