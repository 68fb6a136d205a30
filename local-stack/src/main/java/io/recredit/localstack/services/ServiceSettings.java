package io.recredit.localstack.services;

import io.recredit.localstack.postgres.DatabaseAccess;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * How one of the services is to run.
 *
 * @param name e.g. {@code billing-service}; also the folder of its module
 * @param port its HTTP port
 * @param application folder that Quarkus built, with {@code quarkus-run.jar} in it
 * @param database its own
 * @param environment whatever else it is to be told
 * @param jvmOptions e.g. its heap
 * @param logFile gets its output
 * @param runFolder gets its pid file
 */
public record ServiceSettings(
        String name,
        int port,
        Path application,
        DatabaseAccess database,
        Map<String, String> environment,
        List<String> jvmOptions,
        Path logFile,
        Path runFolder) {}
