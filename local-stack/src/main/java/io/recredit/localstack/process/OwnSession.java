package io.recredit.localstack.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Keeps the terminal's Ctrl-C away from child processes, so that the launcher ends them in its own order. Where the
 * system has no {@code setsid} they get the signal, too, and end at once.
 */
final class OwnSession {

    private static final Path SETSID = Path.of("/usr/bin/setsid");

    private OwnSession() {}

    static List<String> prefix() {
        return Files.isExecutable(SETSID) ? List.of(SETSID.toString()) : List.of();
    }
}
