package io.recredit.localstack.kafka;

import io.recredit.localstack.process.JavaCommand;
import io.recredit.localstack.process.ManagedProcess;
import io.recredit.localstack.process.ModuleClassPath;
import io.recredit.localstack.process.ProcessSpec;
import io.recredit.localstack.process.ProcessSpec.StopSignal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Kafka from jars. */
record EmbeddedKafka(Path data) implements KafkaRuntime {

    private static final Duration START_TIMEOUT = Duration.ofSeconds(120);

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

    @Override
    public ManagedProcess start(KafkaSettings settings) throws IOException {
        Files.createDirectories(data);
        Path configuration = data.resolve("server.properties");
        Files.writeString(
                configuration, BrokerConfiguration.embedded(settings, data).asProperties());
        List<String> options = new ArrayList<>(JVM_OPTIONS);
        if (settings.shortLived()) {
            options.add("-XX:TieredStopAtLevel=1");
        }
        return ManagedProcess.start(new ProcessSpec(
                "kafka",
                JavaCommand.running(
                        options,
                        ModuleClassPath.find(),
                        BrokerMain.class.getName(),
                        List.of(KafkaSettings.CLUSTER_ID, configuration.toString())),
                Map.of(),
                data,
                settings.logFile(),
                settings.runFolder(),
                StopSignal.TERM));
    }

    @Override
    public Duration startTimeout() {
        return START_TIMEOUT;
    }
}
