package io.recredit.localstack.postgres;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How a PostgreSQL server is to run.
 *
 * @param durable true writes every commit through to the disk (fsync); false is for data that a test throws away
 * @param port TCP port on 127.0.0.1
 * @param logFile gets its output
 * @param runFolder gets its pid file
 * @param adminPassword password of the role {@code postgres}; must stay the same for the same data
 * @param parameters more of the server's parameters, e.g. {@code shared_buffers}, by name
 */
public record PostgresSettings(
        boolean durable, int port, Path logFile, Path runFolder, String adminPassword, Map<String, String> parameters) {

    private static final int MAX_CONNECTIONS = 200;

    public PostgresSettings {
        parameters = Map.copyOf(parameters);
    }

    /** Without further parameters: PostgreSQL's defaults, small enough for any machine. */
    public PostgresSettings(boolean durable, int port, Path logFile, Path runFolder, String adminPassword) {
        this(durable, port, logFile, runFolder, adminPassword, Map.of());
    }

    /** The same with these parameters and no others. */
    public PostgresSettings withParameters(Map<String, String> named) {
        return new PostgresSettings(durable, port, logFile, runFolder, adminPassword, named);
    }

    /** Arguments for {@code initdb}, wherever it runs. */
    static final List<String> INITDB_ARGUMENTS = List.of(
            "--auth=scram-sha-256",
            "--encoding=UTF8",
            "--locale=C",
            "--locale-provider=builtin",
            "--builtin-locale=C.UTF-8");

    /** Arguments for {@code postgres}, wherever it runs. */
    List<String> serverArguments() {
        String durability = durable ? "on" : "off";
        List<String> arguments = new ArrayList<>(List.of(
                "-c", "max_connections=" + MAX_CONNECTIONS,
                "-c", "fsync=" + durability,
                "-c", "synchronous_commit=" + durability,
                "-c", "full_page_writes=" + durability,
                "-c", "timezone=UTC"));
        parameters.forEach((name, value) -> arguments.addAll(List.of("-c", name + "=" + value)));
        return arguments;
    }
}
