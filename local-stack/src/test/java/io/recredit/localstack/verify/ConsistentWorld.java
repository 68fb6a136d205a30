package io.recredit.localstack.verify;

import io.recredit.localstack.StackAddresses;
import io.recredit.localstack.postgres.DatabaseAccess;
import io.recredit.localstack.postgres.PostgresServer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The databases as the services' own migrations make them, with a few rows in which nothing is wrong. */
final class ConsistentWorld implements AutoCloseable {

    private static final List<String> DATABASES = List.of("account", "billing", "send", "notification");

    private final PostgresServer postgres = PostgresServer.startForTests(DATABASES.toArray(String[]::new));

    ConsistentWorld() throws IOException, SQLException {
        for (String database : DATABASES) {
            for (Path migration : migrations(database)) {
                execute(database, Files.readString(migration));
            }
        }
    }

    /** Puts all rows back as they were. */
    void restore() throws IOException, SQLException {
        for (String database : DATABASES) {
            try (InputStream script = ConsistentWorld.class.getResourceAsStream("/verify/" + database + ".sql")) {
                execute(database, new String(script.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
    }

    void execute(String database, String sql) throws SQLException {
        DatabaseAccess access = postgres.database(database);
        try (Connection connection = DriverManager.getConnection(access.jdbcUrl(), access.user(), access.password());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The addresses of a stack with these databases and nothing else but a broker. */
    StackAddresses addresses(String kafkaBootstrap) {
        Map<String, DatabaseAccess> databases =
                DATABASES.stream().collect(Collectors.toMap(name -> name, postgres::database));
        return new StackAddresses(
                Instant.EPOCH,
                1,
                Map.of(),
                "http://127.0.0.1/",
                kafkaBootstrap,
                databases,
                1,
                "",
                "",
                "",
                1,
                "",
                Map.of(),
                Map.of());
    }

    Snapshot snapshot(String database) throws SQLException {
        return Snapshot.of(postgres.database(database));
    }

    List<Check> compare() throws SQLException {
        try (Snapshot account = snapshot("account");
                Snapshot billing = snapshot("billing");
                Snapshot send = snapshot("send");
                Snapshot notification = snapshot("notification")) {
            return DatabaseChecks.run(account, billing, send, notification, Duration.ofSeconds(60));
        }
    }

    private static List<Path> migrations(String database) throws IOException {
        Path folder = Path.of("..", database + "-service", "src", "main", "resources", "db", "migration");
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".sql"))
                    .sorted(Comparator.comparing(ConsistentWorld::version))
                    .toList();
        }
    }

    private static int version(Path migration) {
        String name = migration.getFileName().toString();
        return Integer.parseInt(name.substring(1, name.indexOf("__")));
    }

    @Override
    public void close() {
        postgres.close();
    }
}
