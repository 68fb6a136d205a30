package io.recredit.localstack.kafka;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The settings of a single KRaft node.
 *
 * @param properties as in {@code server.properties}
 */
record BrokerConfiguration(Map<String, String> properties) {

    /** A node of this machine's network. */
    static BrokerConfiguration embedded(KafkaSettings settings, Path data) {
        return of(settings, "127.0.0.1", data.resolve("log").toString());
    }

    /** A node that listens to the network of its container, on the same port that clients use outside. */
    static BrokerConfiguration inContainer(KafkaSettings settings, String data) {
        return of(settings, "0.0.0.0", data);
    }

    /**
     * Replication is 1 as there is one broker; index files and the cleaner's buffer are small to keep it in 256 MB. After
     * a crash the controller lets the broker in again when its old session is over: 5 s, not 9.
     */
    private static BrokerConfiguration of(KafkaSettings settings, String listenAddress, String logFolder) {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("process.roles", "broker,controller");
        properties.put("node.id", "1");
        properties.put("controller.quorum.voters", "1@127.0.0.1:" + settings.controllerPort());
        properties.put(
                "listeners",
                "PLAINTEXT://%s:%d,CONTROLLER://127.0.0.1:%d"
                        .formatted(listenAddress, settings.port(), settings.controllerPort()));
        properties.put("advertised.listeners", "PLAINTEXT://127.0.0.1:" + settings.port());
        properties.put("controller.listener.names", "CONTROLLER");
        properties.put("log.dirs", logFolder);
        properties.put("auto.create.topics.enable", "false");
        properties.put("default.replication.factor", "1");
        properties.put("min.insync.replicas", "1");
        properties.put("offsets.topic.replication.factor", "1");
        properties.put("offsets.topic.num.partitions", "4");
        properties.put("transaction.state.log.replication.factor", "1");
        properties.put("transaction.state.log.min.isr", "1");
        properties.put("transaction.state.log.num.partitions", "4");
        properties.put("share.coordinator.state.topic.replication.factor", "1");
        properties.put("share.coordinator.state.topic.min.isr", "1");
        properties.put("share.coordinator.state.topic.num.partitions", "4");
        properties.put("broker.heartbeat.interval.ms", "1000");
        properties.put("broker.session.timeout.ms", "5000");
        properties.put("group.initial.rebalance.delay.ms", "0");
        properties.put("log.index.size.max.bytes", "1048576");
        properties.put("log.cleaner.dedupe.buffer.size", "16777216");
        properties.put("num.network.threads", "2");
        properties.put("num.io.threads", "4");
        return new BrokerConfiguration(properties);
    }

    /** The text of a properties file. */
    String asProperties() {
        return properties.entrySet().stream()
                .map(property -> property.getKey() + "=" + property.getValue() + "\n")
                .collect(Collectors.joining());
    }

    /** The variables from which the image makes its properties file: {@code log.dirs} is {@code KAFKA_LOG_DIRS}. */
    Map<String, String> asEnvironment() {
        return properties.entrySet().stream()
                .collect(Collectors.toMap(
                        property ->
                                "KAFKA_" + property.getKey().replace('.', '_').toUpperCase(Locale.ROOT),
                        Map.Entry::getValue));
    }
}
