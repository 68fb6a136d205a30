package io.recredit.localstack.kafka;

import io.recredit.localstack.container.ContainerGroup;
import io.recredit.localstack.container.ContainerRun;
import io.recredit.localstack.container.Image;
import io.recredit.localstack.process.ManagedProcess;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Kafka from its official image. */
record ContainerKafka(ContainerGroup group) implements KafkaRuntime {

    private static final String DATA = "/var/lib/kafka/data";

    @Override
    public ManagedProcess start(KafkaSettings settings) throws IOException {
        Map<String, String> environment =
                new HashMap<>(BrokerConfiguration.inContainer(settings, DATA).asEnvironment());
        environment.put("CLUSTER_ID", KafkaSettings.CLUSTER_ID);
        environment.put("KAFKA_HEAP_OPTS", "-Xms64m -Xmx256m");
        environment.put("KAFKA_JVM_PERFORMANCE_OPTS", jvmOptions(settings));
        return ContainerRun.of(Image.KAFKA, "kafka", group)
                .port(settings.port(), settings.port())
                .environment(environment)
                .volume(DATA)
                .start(settings.logFile(), settings.runFolder());
    }

    private static String jvmOptions(KafkaSettings settings) {
        return settings.shortLived() ? "-XX:+UseSerialGC -XX:TieredStopAtLevel=1" : "-XX:+UseSerialGC";
    }

    @Override
    public Duration startTimeout() {
        return ContainerRun.START_TIMEOUT;
    }
}
