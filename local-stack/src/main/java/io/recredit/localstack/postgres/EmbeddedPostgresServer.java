package io.recredit.localstack.postgres;

import io.recredit.localstack.Ports;
import io.recredit.localstack.ProgramsFolder;
import io.recredit.localstack.process.Guard;
import io.recredit.localstack.process.ManagedProcess;
import io.recredit.localstack.process.ProcessSpec;
import io.recredit.localstack.process.ProcessSpec.StopSignal;
import io.recredit.localstack.process.Reaper;
import io.recredit.localstack.process.StartFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;

/** A PostgreSQL server that this JVM started and ends. */
public final class EmbeddedPostgresServer implements AutoCloseable {

    /** The superuser. */
    public static final String ADMIN = "postgres";

    private static final Duration START_TIMEOUT = Duration.ofSeconds(120);
    private static final int MAX_CONNECTIONS = 200;

    private final PostgresSettings settings;
    private final ManagedProcess process;
    private final Map<String, DatabaseAccess> databases = new ConcurrentHashMap<>();
    private final AutoCloseable afterwards;

    private EmbeddedPostgresServer(PostgresSettings settings, ManagedProcess process, AutoCloseable afterwards) {
        this.settings = settings;
        this.process = process;
        this.afterwards = afterwards;
    }

    /** Starts a server and waits until it answers. */
    public static EmbeddedPostgresServer start(PostgresSettings settings) {
        return start(settings, () -> {});
    }

    /**
     * Starts a server in a temporary folder, on a free port and without fsync; all of it is gone after
     * {@link #close()}, or after the end of this JVM at the latest.
     *
     * @param names databases to make, each with an owner of the same name
     */
    public static EmbeddedPostgresServer startForTests(String... names) {
        try {
            Path folder = Files.createTempDirectory("recredit-postgres");
            Guard guard = Guard.over(folder.resolve("run"), folder);
            PostgresSettings settings = new PostgresSettings(
                    false,
                    new Ports().free(),
                    ProgramsFolder.shared(),
                    folder.resolve("data"),
                    folder.resolve("postgres.log"),
                    folder.resolve("run"),
                    UUID.randomUUID().toString());
            EmbeddedPostgresServer server = start(settings, () -> {
                guard.close();
                Reaper.deleteFolder(folder);
            });
            for (String name : names) {
                server.createDatabase(name, name);
            }
            return server;
        } catch (IOException e) {
            throw new StartFailure("Cannot prepare PostgreSQL: " + e.getMessage(), e);
        }
    }

    private static EmbeddedPostgresServer start(PostgresSettings settings, AutoCloseable afterwards) {
        try {
            PostgresProgram program = PostgresProgram.unpackInto(settings.programs());
            InitDb.runOnce(program, settings);
            ManagedProcess process = ManagedProcess.start(new ProcessSpec(
                    "postgres",
                    program.command("postgres", arguments(settings)),
                    Map.of(),
                    settings.data(),
                    settings.logFile(),
                    settings.runFolder(),
                    StopSignal.INT));
            EmbeddedPostgresServer server = new EmbeddedPostgresServer(settings, process, afterwards);
            process.awaitReady(START_TIMEOUT, server::answersFromItsOwnFolder);
            return server;
        } catch (IOException e) {
            throw new StartFailure("Cannot prepare PostgreSQL: " + e.getMessage(), e);
        }
    }

    private static List<String> arguments(PostgresSettings settings) {
        String durable = settings.durable() ? "on" : "off";
        return List.of(
                "-D", settings.data().toString(),
                "-c", "listen_addresses=127.0.0.1",
                "-c", "port=" + settings.port(),
                "-c", "unix_socket_directories=",
                "-c", "max_connections=" + MAX_CONNECTIONS,
                "-c", "fsync=" + durable,
                "-c", "synchronous_commit=" + durable,
                "-c", "full_page_writes=" + durable,
                "-c", "timezone=UTC");
    }

    /** Another server on the same port would answer, too; so it is asked where its data is. */
    private boolean answersFromItsOwnFolder() throws SQLException {
        try (Connection connection = connect(ADMIN);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("show data_directory")) {
            row.next();
            String folder = row.getString(1);
            if (!Path.of(folder).equals(settings.data().toAbsolutePath())) {
                throw new SQLException(
                        "another PostgreSQL answers on port %d, its data is in %s".formatted(settings.port(), folder));
            }
            return true;
        }
    }

    /** Makes a database owned by a new role of the same name, or gives the role this password when both exist. */
    public DatabaseAccess createDatabase(String name, String password) {
        String quotedPassword = "'" + password.replace("'", "''") + "'";
        try (Connection connection = connect(ADMIN);
                Statement statement = connection.createStatement()) {
            if (!exists(statement, "select 1 from pg_roles where rolname = '" + name + "'")) {
                statement.execute("create role \"" + name + "\" login");
            }
            statement.execute("alter role \"" + name + "\" password " + quotedPassword);
            if (!exists(statement, "select 1 from pg_database where datname = '" + name + "'")) {
                statement.execute("create database \"%s\" owner \"%s\"".formatted(name, name));
            }
        } catch (SQLException e) {
            throw new StartFailure("Cannot make database " + name + ": " + e.getMessage(), e);
        }
        DatabaseAccess access = DatabaseAccess.of(settings.port(), name, name, password);
        databases.put(name, access);
        return access;
    }

    /**
     * Lets a role's commits return before they are on the disk: a crash of the machine may lose the last of them. Not
     * for anything that money depends on.
     */
    public void relaxDurabilityOf(String role) {
        try (Connection connection = connect(ADMIN);
                Statement statement = connection.createStatement()) {
            statement.execute("alter role \"" + role + "\" set synchronous_commit = off");
        } catch (SQLException e) {
            throw new StartFailure("Cannot set up role " + role + ": " + e.getMessage(), e);
        }
    }

    private static boolean exists(Statement statement, String query) throws SQLException {
        try (ResultSet rows = statement.executeQuery(query)) {
            return rows.next();
        }
    }

    private Connection connect(String database) throws SQLException {
        DatabaseAccess access = DatabaseAccess.of(settings.port(), database, ADMIN, settings.adminPassword());
        Properties properties = new Properties();
        properties.setProperty("user", access.user());
        properties.setProperty("password", access.password());
        properties.setProperty("connectTimeout", "2");
        @Nullable Connection connection = new Driver().connect(access.jdbcUrl(), properties);
        if (connection == null) {
            throw new SQLException("Not an address of PostgreSQL: " + access.jdbcUrl());
        }
        return connection;
    }

    /**
     * How to reach a database made before.
     *
     * @throws IllegalArgumentException for another
     */
    public DatabaseAccess database(String name) {
        DatabaseAccess access = databases.get(name);
        if (access == null) {
            throw new IllegalArgumentException("No database " + name + ", only " + databases.keySet());
        }
        return access;
    }

    public String jdbcUrl(String name) {
        return database(name).jdbcUrl();
    }

    public String reactiveUrl(String name) {
        return database(name).reactiveUrl();
    }

    public int port() {
        return settings.port();
    }

    public long pid() {
        return process.pid();
    }

    /** Stops the server, disconnecting its clients; a test's data is deleted. */
    @Override
    public void close() {
        process.close();
        try {
            afterwards.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
