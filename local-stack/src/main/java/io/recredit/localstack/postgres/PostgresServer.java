package io.recredit.localstack.postgres;

import io.recredit.localstack.Ports;
import io.recredit.localstack.ProgramsFolder;
import io.recredit.localstack.ServerKind;
import io.recredit.localstack.container.ContainerGroup;
import io.recredit.localstack.process.Guard;
import io.recredit.localstack.process.ManagedProcess;
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
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;

/** A PostgreSQL server that this JVM started and ends. */
public final class PostgresServer implements AutoCloseable {

    /** The superuser. */
    static final String ADMIN = "postgres";

    private final PostgresSettings settings;
    private final PostgresRuntime runtime;
    private final Map<String, DatabaseAccess> databases = new ConcurrentHashMap<>();
    private final AutoCloseable afterwards;
    private volatile ManagedProcess process;

    private PostgresServer(PostgresSettings settings, PostgresRuntime runtime, AutoCloseable afterwards)
            throws IOException {
        this.settings = settings;
        this.runtime = runtime;
        this.afterwards = afterwards;
        this.process = runtime.start(settings);
    }

    /**
     * Starts a server and waits until it answers.
     *
     * @param runtime runs it
     */
    public static PostgresServer start(PostgresSettings settings, PostgresRuntime runtime) {
        return start(settings, runtime, () -> {});
    }

    /**
     * Starts a server on a free port, without fsync and with its data in a temporary folder; all of it is gone after
     * {@link #close()}, or after the end of this JVM at the latest. It comes from a jar, or from a container where
     * {@link ServerKind#ofEnvironment()} says so.
     *
     * @param names databases to make, each with an owner of the same name
     */
    public static PostgresServer startForTests(String... names) {
        try {
            Path folder = Files.createTempDirectory("recredit-postgres");
            Guard guard = Guard.over(folder.resolve("run"), folder);
            PostgresSettings settings = new PostgresSettings(
                    false,
                    new Ports().free(),
                    folder.resolve("postgres.log"),
                    folder.resolve("run"),
                    UUID.randomUUID().toString());
            PostgresServer server = start(settings, runtimeForTests(folder), () -> {
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

    private static PostgresRuntime runtimeForTests(Path folder) {
        return switch (ServerKind.ofEnvironment()) {
            case EMBEDDED -> PostgresRuntime.embedded(ProgramsFolder.shared(), folder.resolve("data"));
            case CONTAINERS -> PostgresRuntime.container(ContainerGroup.passing(folder));
        };
    }

    private static PostgresServer start(PostgresSettings settings, PostgresRuntime runtime, AutoCloseable afterwards) {
        try {
            PostgresServer server = new PostgresServer(settings, runtime, afterwards);
            server.awaitReady();
            return server;
        } catch (IOException e) {
            throw new StartFailure("Cannot prepare PostgreSQL: " + e.getMessage(), e);
        }
    }

    private void awaitReady() {
        process.awaitReady(runtime.startTimeout(), () -> answersFrom(runtime.dataFolder()));
    }

    /**
     * Ends the server and all its backends at once and without warning ({@code kill -9}), as a crash would; only for one
     * that comes from a jar. {@link #startAgain()} brings it back.
     */
    public void kill() {
        process.killWithDescendants();
    }

    /**
     * Starts it after {@link #kill()} on the same port and data, and waits until it has recovered and answers.
     *
     * @throws StartFailure when it does not
     */
    public void startAgain() {
        try {
            process = runtime.start(settings);
            awaitReady();
        } catch (IOException e) {
            throw new StartFailure("Cannot start PostgreSQL again: " + e.getMessage(), e);
        }
    }

    /** Another server on the same port would answer, too; so it is asked where its data is. */
    private boolean answersFrom(Path dataFolder) throws SQLException {
        try (Connection connection = connectAsAdmin();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("show data_directory")) {
            row.next();
            String folder = row.getString(1);
            if (!Path.of(folder).equals(dataFolder)) {
                throw new SQLException(
                        "another PostgreSQL answers on port %d, its data is in %s".formatted(settings.port(), folder));
            }
            return true;
        }
    }

    /** Makes a database owned by a new role of the same name, or gives the role this password when both exist. */
    public DatabaseAccess createDatabase(String name, String password) {
        String quotedPassword = "'" + password.replace("'", "''") + "'";
        try (Connection connection = connectAsAdmin();
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
        try (Connection connection = connectAsAdmin();
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

    /** How the superuser reaches the server, for what concerns all databases. */
    public DatabaseAccess admin() {
        return DatabaseAccess.of(settings.port(), ADMIN, ADMIN, settings.adminPassword());
    }

    private Connection connectAsAdmin() throws SQLException {
        DatabaseAccess access = admin();
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
