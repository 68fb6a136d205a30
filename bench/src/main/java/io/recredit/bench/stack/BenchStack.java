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
import io.recredit.localstack.process.Guard;
import io.recredit.localstack.process.Reaper;
import io.recredit.localstack.process.StartFailure;
import io.recredit.localstack.services.ServiceProcess;
import io.recredit.localstack.services.ServiceSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
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

    private static final long MEGABYTE = 1 << 20;

    /** What anybody gives a PostgreSQL that earns money; its defaults are for the smallest machines. */
    private static final Map<String, String> SIZED = Map.of(
            "shared_buffers", "1GB",
            "wal_buffers", "16MB",
            "max_wal_size", "4GB",
            "checkpoint_timeout", "15min");

    private static volatile boolean stopping;

    private final Layout layout;
    private final FileChannel lock;
    private final Guard guard;
    private final Ports ports = new Ports();
    private final String adminPassword = UUID.randomUUID().toString();
    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private boolean closed;

    private BenchStack(Layout layout, FileChannel lock, Guard guard) {
        this.layout = layout;
        this.lock = lock;
        this.guard = guard;
    }

    /**
     * Makes an empty stack; what a former run of the same name left behind is removed.
     *
     * @param name of the benchmark; one of each runs at a time
     * @param megabytes free space that its data will need
     * @throws StartFailure when another run is going on, or the disk is too full
     */
    public static BenchStack begin(Path checkout, String name, long megabytes) throws IOException {
        Path home = checkout.resolve("bench").resolve("target").resolve(name);
        Layout layout = new Layout(checkout, home);
        Files.createDirectories(home);
        FileChannel lock = lock(home, name);
        Reaper.endAll(layout.run());
        Reaper.deleteFolder(layout.run());
        Reaper.deleteFolder(layout.data());
        checkSpace(home, megabytes);
        Reaper.deleteFolder(layout.logs());
        layout.create();
        BenchStack stack = new BenchStack(layout, lock, Guard.over(layout.pidFiles(), layout.data()));
        Runtime.getRuntime().addShutdownHook(new Thread(stack::stopOnExit, "stop-on-exit"));
        return stack;
    }

    /** Whether this JVM was asked to end and stops what it runs: whoever uses that fails now. */
    public static boolean isStopping() {
        return stopping;
    }

    private void stopOnExit() {
        stopping = true;
        close();
    }

    private static FileChannel lock(Path home, String name) throws IOException {
        FileChannel channel =
                FileChannel.open(home.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (channel.tryLock() == null) {
            channel.close();
            throw new StartFailure(
                    "Another \"bench %s\" runs in this checkout; wait for it or end it.".formatted(name));
        }
        return channel;
    }

    private static void checkSpace(Path home, long megabytes) throws IOException {
        long free = Files.getFileStore(home).getUsableSpace() / MEGABYTE;
        if (free < megabytes) {
            throw new StartFailure(
                    "This needs %,d MB on the disk of %s, and %,d are free: make room for %,d more, or ask for less."
                            .formatted(megabytes, home, free, megabytes - free));
        }
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
            Reaper.endAll(layout.pidFiles());
            Reaper.deleteFolder(layout.data());
            guard.close();
            Reaper.deleteFolder(layout.run());
            lock.close();
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
