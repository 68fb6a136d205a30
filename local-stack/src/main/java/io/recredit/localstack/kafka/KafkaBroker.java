package io.recredit.localstack.kafka;

import io.recredit.contracts.Topics;
import io.recredit.localstack.Ports;
import io.recredit.localstack.process.Guard;
import io.recredit.localstack.process.JavaCommand;
import io.recredit.localstack.process.ManagedProcess;
import io.recredit.localstack.process.ModuleClassPath;
import io.recredit.localstack.process.ProcessSpec;
import io.recredit.localstack.process.ProcessSpec.StopSignal;
import io.recredit.localstack.process.Reaper;
import io.recredit.localstack.process.StartFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/** A Kafka broker (KRaft, one node) in a JVM of its own that this JVM started and ends. */
public final class KafkaBroker implements AutoCloseable {

    private static final Duration START_TIMEOUT = Duration.ofSeconds(120);
    private static final int CONNECT_TIMEOUT_MILLIS = 500;
    /** The id names the data, not a place; one broker per data folder needs no other. */
    private static final String CLUSTER_ID = "cmVjcmVkaXQtbG9jYWwtMQ";

    private static final List<String> JVM_OPTIONS = List.of(
            "-Xms64m",
            "-Xmx256m",
            "-XX:+UseSerialGC",
            "-Djava.awt.headless=true",
            "-Dorg.slf4j.simpleLogger.defaultLogLevel=info",
            "-Dorg.slf4j.simpleLogger.showDateTime=true",
            "-Dorg.slf4j.simpleLogger.dateTimeFormat=HH:mm:ss.SSS",
            "-Dorg.slf4j.simpleLogger.log.org.apache.kafka.common.config=warn",
            "-Dorg.slf4j.simpleLogger.log.org.apache.kafka.common.utils.AppInfoParser=warn");

    private final KafkaSettings settings;
    private final ManagedProcess process;
    private final AutoCloseable afterwards;

    private KafkaBroker(KafkaSettings settings, ManagedProcess process, AutoCloseable afterwards) {
        this.settings = settings;
        this.process = process;
        this.afterwards = afterwards;
    }

    /** Starts a broker and waits until it answers; it has no topics unless its data folder has. */
    public static KafkaBroker start(KafkaSettings settings) {
        return start(settings, List.of(), () -> {});
    }

    /**
     * Starts a broker with all topics of {@link Topics} in a temporary folder and on a free port; all of it is gone
     * after {@link #close()}, or after the end of this JVM at the latest.
     */
    public static KafkaBroker startForTests() {
        try {
            Path folder = Files.createTempDirectory("recredit-kafka");
            Guard guard = Guard.over(folder.resolve("run"), folder);
            Ports ports = new Ports();
            KafkaSettings settings = new KafkaSettings(
                    ports.free(),
                    ports.free(),
                    folder.resolve("data"),
                    folder.resolve("kafka.log"),
                    folder.resolve("run"));
            // A short life does not repay the second compiler.
            KafkaBroker broker = start(settings, List.of("-XX:TieredStopAtLevel=1"), () -> {
                guard.close();
                Reaper.deleteFolder(folder);
            });
            broker.createTopics(Topics.all());
            return broker;
        } catch (IOException e) {
            throw new StartFailure("Cannot prepare Kafka: " + e.getMessage(), e);
        }
    }

    private static KafkaBroker start(KafkaSettings settings, List<String> moreOptions, AutoCloseable afterwards) {
        try {
            Path configuration = BrokerConfiguration.write(settings);
            List<String> options = java.util.stream.Stream.concat(JVM_OPTIONS.stream(), moreOptions.stream())
                    .toList();
            ManagedProcess process = ManagedProcess.start(new ProcessSpec(
                    "kafka",
                    JavaCommand.running(
                            options,
                            ModuleClassPath.find(),
                            BrokerMain.class.getName(),
                            List.of(CLUSTER_ID, configuration.toString())),
                    Map.of(),
                    settings.data(),
                    settings.logFile(),
                    settings.runFolder(),
                    StopSignal.TERM));
            KafkaBroker broker = new KafkaBroker(settings, process, afterwards);
            process.awaitReady(START_TIMEOUT, broker::answers);
            return broker;
        } catch (IOException e) {
            throw new StartFailure("Cannot prepare Kafka: " + e.getMessage(), e);
        }
    }

    private boolean answers() throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", settings.port()), CONNECT_TIMEOUT_MILLIS);
            return true;
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
