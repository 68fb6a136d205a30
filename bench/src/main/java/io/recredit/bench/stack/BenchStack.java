package io.recredit.bench.stack;

import io.recredit.contracts.Topics;
import io.recredit.localstack.Layout;
import io.recredit.localstack.Ports;
import io.recredit.localstack.kafka.KafkaBroker;
import io.recredit.localstack.kafka.KafkaRuntime;
import io.recredit.localstack.kafka.KafkaSettings;
import io.recredit.localstack.postgres.DatabaseAccess;
import io.recredit.localstack.postgres.PostgresRuntime;
import io.recredit.localstack.postgres.PostgresServer;
import io.recredit.localstack.postgres.PostgresSettings;
import io.recredit.localstack.process.StartFailure;
import io.recredit.localstack.services.ServiceProcess;
import io.recredit.localstack.services.ServiceSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The servers of one benchmark, each started only when it is asked for, on free ports, with their data in
 * {@code bench/target/NAME}. Data and processes are gone after {@link #close()}, or after the end of this JVM at the
 * latest, however it ends; the logs stay. PostgreSQL writes every commit through to the disk.
 */
public final class BenchStack implements AutoCloseable {

    /** What anybody gives a PostgreSQL that earns money; its defaults are for the smallest machines. */
    public static final Map<String, String> SIZED = Map.of(
            "shared_buffers", "1GB",
            "wal_buffers", "16MB",
            "max_wal_size", "4GB",
            "checkpoint_timeout", "15min");

    private final BenchFolder folder;
    private final Layout layout;
    private final Ports ports = new Ports();
    private final String adminPassword = UUID.randomUUID().toString();
    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private boolean closed;

    private BenchStack(BenchFolder folder) {
        this.folder = folder;
        this.layout = folder.layout();
    }

    /**
     * Makes an empty stack; what a former run of the same name left behind is removed.
     *
     * @param name of the benchmark; one of each runs at a time
     * @param megabytes free space that its data will need
     * @throws StartFailure when another run is going on, or the disk is too full
     */
    public static BenchStack begin(Path checkout, String name, long megabytes) throws IOException {
        BenchFolder folder = BenchFolder.take(checkout, name, megabytes);
        BenchStack stack = new BenchStack(folder);
        folder.guard(stack);
        return stack;
    }

    /** Starts PostgreSQL, with fsync and synchronous_commit on, and sized for a server of its own. */
    public PostgresServer startPostgres() {
        return keep(PostgresServer.start(
                new PostgresSettings(true, ports.free(), layout.log("postgres"), layout.pidFiles(), adminPassword)
                        .withParameters(SIZED),
                PostgresRuntime.embedded(layout.programs(), layout.data().resolve("postgres"))));
    }

    /** Starts Kafka with all topics of the contracts, and with both compilers. */
    public KafkaBroker startKafka() {
        KafkaBroker kafka = keep(KafkaBroker.start(
                new KafkaSettings(ports.free(), ports.free(), false, layout.log("kafka"), layout.pidFiles()),
                KafkaRuntime.embedded(layout.data().resolve("kafka"))));
        kafka.createTopics(Topics.all());
        return kafka;
    }

    /**
     * Describes a service that its {@code start} starts. Nobody can sign in to it, as there is no Keycloak.
     *
     * @param module e.g. {@code billing-service}
     * @param jvmOptions e.g. its heap
     */
    public ServiceProcess service(
            String module,
            DatabaseAccess database,
            KafkaBroker kafka,
            Map<String, String> environment,
            List<String> jvmOptions) {
        Map<String, String> all = new HashMap<>();
        all.put("KAFKA_BOOTSTRAP_SERVERS", kafka.bootstrapServers());
        all.put("QUARKUS_OIDC_TENANT_ENABLED", "false");
        all.putAll(environment);
        return keep(ServiceProcess.of(new ServiceSettings(
                module,
                ports.free(),
                layout.application(module),
                database,
                all,
                jvmOptions,
                layout.log(module),
                layout.pidFiles())));
    }

    /** The same database as the superuser. */
    public DatabaseAccess asAdmin(DatabaseAccess database) {
        return new DatabaseAccess(database.jdbcUrl(), database.reactiveUrl(), "postgres", adminPassword);
    }

    /** Where the logs stay. */
    public Path logs() {
        return layout.logs();
    }

    private synchronized <T extends AutoCloseable> T keep(T part) {
        if (closed) {
            stop(part);
            throw new StartFailure("Stopped while starting.");
        }
        parts.push(part);
        return part;
    }

    /** Ends everything, the last started first, and deletes the data. */
    @Override
    public void close() {
        Deque<AutoCloseable> running;
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            running = new ArrayDeque<>(parts);
        }
        running.forEach(BenchStack::stop);
        try {
            folder.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void stop(AutoCloseable part) {
        try {
            part.close();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
