package io.recredit.localstack.postgres;

import java.nio.file.Path;

/**
 * How a PostgreSQL server is to run.
 *
 * @param durable true writes every commit through to the disk (fsync); false is for data that a test throws away
 * @param port TCP port on 127.0.0.1
 * @param programs folder for the unpacked programs, shared between servers
 * @param data its data folder, made when it is not there
 * @param logFile gets its output
 * @param runFolder gets its pid file
 * @param adminPassword password of the role {@code postgres}; must stay the same for the same data folder
 */
public record PostgresSettings(
        boolean durable, int port, Path programs, Path data, Path logFile, Path runFolder, String adminPassword) {}
