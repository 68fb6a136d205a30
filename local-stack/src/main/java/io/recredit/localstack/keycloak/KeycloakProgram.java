package io.recredit.localstack.keycloak;

import io.recredit.localstack.archive.Unpacker;
import io.recredit.localstack.process.JavaCommand;
import io.recredit.localstack.process.LogTail;
import io.recredit.localstack.process.StartFailure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * Keycloak, unpacked and built once for PostgreSQL.
 *
 * @param folder its {@code kc.home.dir}
 */
record KeycloakProgram(Path folder) {

    /**
     * Keycloak looks for SSSD over D-Bus and waits ten seconds for a bus that most machines here do not have; an
     * address of no known kind makes it give up at once.
     */
    static final Map<String, String> ENVIRONMENT = Map.of("DBUS_SYSTEM_BUS_ADDRESS", "none:");

    private static final long BUILD_TIMEOUT_SECONDS = 300;
    private static final String ARCHIVE_PREFIX = "keycloak-quarkus-dist-";
    private static final String ARCHIVE_SUFFIX = ".tar.gz";

    /** What {@code bin/kc.sh} gives to Java; it is not used because it stays between us and the process. */
    private static final List<String> JVM_OPTIONS = List.of(
            "-Xms64m",
            "-Xmx320m",
            "-XX:MaxMetaspaceSize=256m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Dfile.encoding=UTF-8",
            "-Duser.language=en",
            "-Duser.country=US",
            "--add-opens=java.base/java.util=ALL-UNNAMED",
            "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
            "--add-opens=java.base/java.security=ALL-UNNAMED",
            "--add-opens=java.base/java.lang=ALL-UNNAMED",
            "--enable-native-access=ALL-UNNAMED",
            "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
            "-Djava.util.concurrent.ForkJoinPool.common.threadFactory="
                    + "io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory",
            "-Dpicocli.disable.closures=true",
            "-Dquarkus-log-max-startup-records=10000");

    /**
     * Unpacks and builds it unless that was done before; takes about ten seconds.
     *
     * @param archives folder with Keycloak's archive in it
     */
    static KeycloakProgram unpackInto(Path programs, Path archives, Path logFile) throws IOException {
        Path archive = findIn(archives);
        String name = archive.getFileName().toString();
        String version = name.substring(ARCHIVE_PREFIX.length(), name.length() - ARCHIVE_SUFFIX.length());
        return new KeycloakProgram(Unpacker.unpackOnce(
                () -> open(archive),
                programs.resolve("keycloak-" + version),
                1,
                unpacked -> new KeycloakProgram(unpacked).build(logFile)));
    }

    private static Path findIn(Path archives) throws IOException {
        if (Files.isDirectory(archives)) {
            try (Stream<Path> files = Files.list(archives)) {
                List<Path> found = files.filter(
                                file -> file.getFileName().toString().startsWith(ARCHIVE_PREFIX))
                        .sorted()
                        .toList();
                if (!found.isEmpty()) {
                    return found.getLast();
                }
            }
        }
        throw new IOException("Keycloak's archive is not in " + archives + ": run \"mvn package\" in local-stack");
    }

    private static InputStream open(Path archive) throws IOException {
        return new GZIPInputStream(Files.newInputStream(archive), 1 << 16);
    }

    private void build(Path logFile) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command(List.of("build", "--db=postgres")))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(logFile.toFile()));
        builder.environment().putAll(ENVIRONMENT);
        Process process = builder.start();
        try {
            if (process.waitFor(BUILD_TIMEOUT_SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            process.destroyForcibly();
        }
        throw new StartFailure("Keycloak could not be built:\n    | "
                + String.join("\n    | ", LogTail.lastLines(logFile, 20)) + "\nThe whole log: " + logFile);
    }

    /** The command line that gives these arguments to Keycloak. */
    List<String> command(List<String> arguments) {
        List<String> options = new ArrayList<>(JVM_OPTIONS);
        options.add("-Dkc.home.dir=" + folder);
        options.add("-Djboss.server.config.dir=" + folder.resolve("conf"));
        return JavaCommand.running(
                options,
                folder.resolve("lib").resolve("quarkus-run.jar").toString(),
                "io.quarkus.bootstrap.runner.QuarkusEntryPoint",
                arguments);
    }
}
