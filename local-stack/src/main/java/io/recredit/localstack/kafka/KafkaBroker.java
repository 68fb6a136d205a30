package io.recredit.localstack.kafka;

import io.recredit.contracts.Topics;
import io.recredit.localstack.Ports;
import io.recredit.localstack.ServerKind;
import io.recredit.localstack.container.ContainerGroup;
import io.recredit.localstack.process.Guard;
import io.recredit.localstack.process.ManagedProcess;
import io.recredit.localstack.process.Reaper;
import io.recredit.localstack.process.StartFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/** A Kafka broker (KRaft, one node) that this JVM started and ends. */
public final class KafkaBroker implements AutoCloseable {

    private static final int CONNECT_TIMEOUT_MILLIS = 500;
    private static final int ANSWER_TIMEOUT_MILLIS = 2_000;

    /** The smallest request: its length, ApiVersions (18) version 0, a correlation id, and no client id. */
    private static final byte[] WHICH_VERSIONS = {0, 0, 0, 10, 0, 18, 0, 0, 0, 0, 0, 1, -1, -1};

    private final KafkaSettings settings;
    private final KafkaRuntime runtime;
    private final AutoCloseable afterwards;
    private volatile ManagedProcess process;

    private KafkaBroker(KafkaSettings settings, KafkaRuntime runtime, AutoCloseable afterwards) throws IOException {
        this.settings = settings;
        this.runtime = runtime;
        this.afterwards = afterwards;
        this.process = runtime.start(settings);
    }

    /**
     * Starts a broker and waits until it answers; it has no topics unless its data has.
     *
     * @param runtime runs it
     */
    public static KafkaBroker start(KafkaSettings settings, KafkaRuntime runtime) {
        return start(settings, runtime, () -> {});
    }

    /**
     * Starts a broker with all topics of {@link Topics} on a free port and with its data in a temporary folder; all of
     * it is gone after {@link #close()}, or after the end of this JVM at the latest. It comes from jars, or from a
     * container where {@link ServerKind#ofEnvironment()} says so.
     */
    public static KafkaBroker startForTests() {
        try {
            Path folder = Files.createTempDirectory("recredit-kafka");
            Guard guard = Guard.over(folder.resolve("run"), folder);
            Ports ports = new Ports();
            KafkaSettings settings = new KafkaSettings(
                    ports.free(), ports.free(), true, folder.resolve("kafka.log"), folder.resolve("run"));
            KafkaBroker broker = start(settings, runtimeForTests(folder), () -> {
                guard.close();
                Reaper.deleteFolder(folder);
            });
            broker.createTopics(Topics.all());
            return broker;
        } catch (IOException e) {
            throw new StartFailure("Cannot prepare Kafka: " + e.getMessage(), e);
        }
    }

    private static KafkaRuntime runtimeForTests(Path folder) {
        return switch (ServerKind.ofEnvironment()) {
            case EMBEDDED -> KafkaRuntime.embedded(folder.resolve("data"));
            case CONTAINERS -> KafkaRuntime.container(ContainerGroup.passing(folder));
        };
    }

    private static KafkaBroker start(KafkaSettings settings, KafkaRuntime runtime, AutoCloseable afterwards) {
        try {
            KafkaBroker broker = new KafkaBroker(settings, runtime, afterwards);
            broker.awaitReady();
            return broker;
        } catch (IOException e) {
            throw new StartFailure("Cannot prepare Kafka: " + e.getMessage(), e);
        }
    }

    private void awaitReady() {
        process.awaitReady(runtime.startTimeout(), this::answers);
    }

    /**
     * Ends the broker at once and without warning ({@code kill -9}), as a crash would; only for one that comes from jars.
     * {@link #startAgain()} brings it back.
     */
    public void kill() {
        process.killWithDescendants();
    }

    /** Lets the broker do nothing any more until it is killed; its connections stay open. Only for one from jars. */
    public void freeze() {
        process.freeze();
    }

    /**
     * Starts it after {@link #kill()} on the same port and data, and waits until it has recovered its logs and answers.
     *
     * @throws StartFailure when it does not
     */
    public void startAgain() {
        try {
            process = runtime.start(settings);
            awaitReady();
        } catch (IOException e) {
            throw new StartFailure("Cannot start Kafka again: " + e.getMessage(), e);
        }
    }

    /** Whether it answers a request within two seconds. */
    public boolean isAnswering() {
        try {
            return answers();
        } catch (IOException silent) {
            return false;
        }
    }

    /** An open port would not do: Docker opens it, and lets anybody in, before the broker listens. */
    private boolean answers() throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", settings.port()), CONNECT_TIMEOUT_MILLIS);
            socket.setSoTimeout(ANSWER_TIMEOUT_MILLIS);
            socket.getOutputStream().write(WHICH_VERSIONS);
            return socket.getInputStream().read() >= 0;
        }
    }

    /** Makes those topics that do not exist yet; waits until they are there. */
    public void createTopics(List<Topics.Topic> topics) {
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers()))) {
            TopicCreation.createMissing(admin, topics);
        }
    }

    /** {@code 127.0.0.1:PORT}. */
    public String bootstrapServers() {
        return "127.0.0.1:" + settings.port();
    }

    public long pid() {
        return process.pid();
    }

    /** Stops the broker; a test's data is deleted. */
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
