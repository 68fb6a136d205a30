package io.recredit.localstack.kafka;

import java.nio.file.Path;

/**
 * How a broker is to run.
 *
 * @param port for clients, on 127.0.0.1
 * @param controllerPort for the KRaft controller inside it
 * @param shortLived true for one that lives as long as a test, which does not repay the second compiler
 * @param logFile gets its output
 * @param runFolder gets its pid file
 */
public record KafkaSettings(int port, int controllerPort, boolean shortLived, Path logFile, Path runFolder) {

    /** The id names the data, not a place; one broker per data folder needs no other. */
    static final String CLUSTER_ID = "cmVjcmVkaXQtbG9jYWwtMQ";
}
