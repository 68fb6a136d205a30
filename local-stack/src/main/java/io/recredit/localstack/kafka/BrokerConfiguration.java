package io.recredit.localstack.kafka;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The properties file of a single KRaft node. */
final class BrokerConfiguration {

    private BrokerConfiguration() {}

    /** Writes it beside the data and returns the file. */
    static Path write(KafkaSettings settings) throws IOException {
        Files.createDirectories(settings.data());
        Path file = settings.data().resolve("server.properties");
        Files.writeString(file, text(settings));
        return file;
    }

    /** Replication is 1 as there is one broker; index files and the cleaner's buffer are small to keep it in 256 MB. */
    private static String text(KafkaSettings settings) {
        return """
                process.roles=broker,controller
                node.id=1
                controller.quorum.voters=1@127.0.0.1:%2$d
                listeners=PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
                advertised.listeners=PLAINTEXT://127.0.0.1:%1$d
                controller.listener.names=CONTROLLER
                log.dirs=%3$s
                auto.create.topics.enable=false
                default.replication.factor=1
                min.insync.replicas=1
                offsets.topic.replication.factor=1
                offsets.topic.num.partitions=4
                transaction.state.log.replication.factor=1
                transaction.state.log.min.isr=1
                transaction.state.log.num.partitions=4
                share.coordinator.state.topic.replication.factor=1
                share.coordinator.state.topic.min.isr=1
                share.coordinator.state.topic.num.partitions=4
                group.initial.rebalance.delay.ms=0
                log.index.size.max.bytes=1048576
                log.cleaner.dedupe.buffer.size=16777216
                num.network.threads=2
                num.io.threads=4
                """.formatted(
                settings.port(), settings.controllerPort(), settings.data().resolve("log"));
    }
}
