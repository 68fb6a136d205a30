package io.recredit.testkit;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.recredit.localstack.kafka.KafkaBroker;
import io.recredit.localstack.postgres.DatabaseAccess;
import io.recredit.localstack.postgres.PostgresServer;
import java.util.HashMap;
import java.util.Map;

/**
 * Gives a service under test a real PostgreSQL, a real Kafka with all topics, and the key that {@link Tokens} are
 * signed with. The servers start once per JVM, in about two seconds, and end with it.
 *
 * <p>Argument {@code database}: the database's and its role's name, {@code test} when not given.
 */
public class StackResource implements QuarkusTestResourceLifecycleManager {

    static final String POSTGRES = "postgres.";
    static final String KAFKA_PID = "kafka.pid";

    private String database = "test";

    @Override
    public void init(Map<String, String> arguments) {
        database = arguments.getOrDefault("database", database);
    }

    @Override
    public Map<String, String> start() {
        String kafka = OncePerJvm.get("kafka", StackResource::startKafka);
        String[] postgres = OncePerJvm.get(POSTGRES + database, () -> {
                    DatabaseAccess access =
                            PostgresServer.startForTests(database).database(database);
                    return String.join(" ", access.jdbcUrl(), access.reactiveUrl(), access.user(), access.password());
                })
                .split(" ", -1);
        Map<String, String> settings = new HashMap<>();
        settings.put("kafka.bootstrap.servers", kafka);
        settings.put("quarkus.datasource.jdbc.url", postgres[0]);
        settings.put("quarkus.datasource.reactive.url", postgres[1]);
        settings.put("quarkus.datasource.username", postgres[2]);
        settings.put("quarkus.datasource.password", postgres[3]);
        settings.put("quarkus.oidc.public-key", SigningKeys.publicKey());
        settings.put("quarkus.http.test-port", "0");
        return settings;
    }

    /** Kafka's client looks for its classes where the thread says; told nothing, it looks where it comes from itself. */
    private static String startKafka() {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(null);
        try {
            KafkaBroker broker = KafkaBroker.startForTests();
            OncePerJvm.get(KAFKA_PID, () -> Long.toString(broker.pid()));
            return broker.bootstrapServers();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** The servers stay for the next test class; a guard process ends them with this JVM. */
    @Override
    public void stop() {}
}
