package io.recredit.localstack.postgres;

import io.recredit.localstack.process.LogTail;
import io.recredit.localstack.process.Reaper;
import io.recredit.localstack.process.StartFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Makes the data folder of a new server. */
final class InitDb {

    private static final long TIMEOUT_SECONDS = 60;

    private InitDb() {}

    /** Makes the data folder, as a whole or not at all, unless it is there. */
    static void runOnce(PostgresProgram program, PostgresSettings settings, Path data) throws IOException {
        if (Files.isRegularFile(data.resolve("PG_VERSION"))) {
            return;
        }
        Path unfinished = data.resolveSibling(data.getFileName() + ".unfinished");
        Reaper.deleteFolder(unfinished);
        Files.createDirectories(data.getParent());
        Files.createDirectories(settings.logFile().getParent());
        Path passwordFile = Files.createTempFile(data.getParent(), "admin", ".password");
        try {
            Files.writeString(passwordFile, settings.adminPassword());
            run(program.command("initdb", arguments(settings, unfinished, passwordFile)), settings.logFile());
        } finally {
            Files.deleteIfExists(passwordFile);
        }
        Files.move(unfinished, data, StandardCopyOption.ATOMIC_MOVE);
    }

    private static List<String> arguments(PostgresSettings settings, Path folder, Path passwordFile) {
        List<String> arguments = new ArrayList<>(List.of(
                "--pgdata=" + folder,
                "--username=" + PostgresServer.ADMIN,
                "--pwfile=" + passwordFile,
                "--no-instructions"));
        arguments.addAll(PostgresSettings.INITDB_ARGUMENTS);
        if (!settings.durable()) {
            arguments.add("--no-sync");
        }
        return arguments;
    }

    private static void run(List<String> command, Path logFile) throws IOException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(logFile.toFile()))
                .start();
        try {
            if (process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            process.destroyForcibly();
        }
        throw new StartFailure("initdb failed:\n    | "
                + String.join("\n    | ", LogTail.lastLines(logFile, 20))
                + "\nAs root it needs user namespaces (\"unshare -U true\" must work); otherwise use another user.");
    }
}
