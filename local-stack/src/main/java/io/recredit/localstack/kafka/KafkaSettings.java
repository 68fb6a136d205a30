package io.recredit.localstack.kafka;

import java.nio.file.Path;

/**
 * How a broker is to run.
 *
 * @param port for clients, on 127.0.0.1
 * @param controllerPort for the KRaft controller inside it
 * @param data its folder, made when it is not there
 * @param logFile gets its output
 * @param runFolder gets its pid file
 */
public record KafkaSettings(int port, int controllerPort, Path data, Path logFile, Path runFolder) {}
