package io.recredit.localstack.kafka;

import io.recredit.localstack.container.ContainerGroup;
import io.recredit.localstack.process.ManagedProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/** Runs a Kafka broker. */
public interface KafkaRuntime {

    /**
     * Runs the jars in a JVM of its own.
     *
     * @param data its folder, made when it is not there
     */
    static KafkaRuntime embedded(Path data) {
        return new EmbeddedKafka(data);
    }

    /** Runs the official image. */
    static KafkaRuntime container(ContainerGroup group) {
        return new ContainerKafka(group);
    }

    /** Starts the broker; does not wait. */
    ManagedProcess start(KafkaSettings settings) throws IOException;

    /** Within what time it answers. */
    Duration startTimeout();
}
