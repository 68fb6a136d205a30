package io.recredit.localstack;

import io.recredit.localstack.progress.Progress;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What to start and where.
 *
 * @param usualPorts true takes the documented ports where they are free; false takes any free ones
 * @param services those of the services to start, by name
 * @param environment more variables for the services, by name of the service
 * @param jvmOptions for every service
 * @param servers where PostgreSQL, Kafka and Keycloak come from
 * @param postgresParameters more of the server's parameters, e.g. {@code shared_buffers}, by name
 */
public record StackOptions(
        Layout layout,
        boolean usualPorts,
        List<String> services,
        Map<String, Map<String, String>> environment,
        List<String> jvmOptions,
        Progress progress,
        ServerKind servers,
        Map<String, String> postgresParameters) {

    /** All services, each also being the name of its module. */
    public static final List<String> SERVICES =
            List.of("account-service", "billing-service", "send-service", "notification-service");

    /** Small and quick to start; a bench should leave the second compiler on. */
    private static final List<String> SMALL_JVM = List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

    public StackOptions {
        services = List.copyOf(services);
        environment = Map.copyOf(environment);
        jvmOptions = List.copyOf(jvmOptions);
        postgresParameters = Map.copyOf(postgresParameters);
    }

    /** The stack of {@code ./dev up}: usual ports, data kept in the checkout's {@code .recredit}. */
    public static StackOptions ofCheckout(Path projectRoot) {
        return new StackOptions(
                Layout.ofCheckout(projectRoot),
                true,
                SERVICES,
                Map.of(),
                SMALL_JVM,
                Progress.NONE,
                ServerKind.EMBEDDED,
                Map.of());
    }

    /**
     * A stack beside that of the checkout, for tests: any free ports, and {@link ServerKind#ofEnvironment() such
     * servers} as the environment says.
     *
     * @param projectRoot where the built services are
     * @param home gets data, logs and pid files, e.g. {@code target/stack}
     */
    public static StackOptions isolated(Path projectRoot, Path home) {
        Layout layout = new Layout(
                projectRoot.toAbsolutePath().normalize(), home.toAbsolutePath().normalize());
        return new StackOptions(
                layout, false, SERVICES, Map.of(), SMALL_JVM, Progress.NONE, ServerKind.ofEnvironment(), Map.of());
    }

    /** The same with other services. */
    public StackOptions withServices(List<String> names) {
        return new StackOptions(
                layout, usualPorts, names, environment, jvmOptions, progress, servers, postgresParameters);
    }

    /** The same with more variables for one service. */
    public StackOptions withEnvironment(String service, Map<String, String> variables) {
        Map<String, Map<String, String>> all = new HashMap<>(environment);
        all.put(service, Map.copyOf(variables));
        return new StackOptions(layout, usualPorts, services, all, jvmOptions, progress, servers, postgresParameters);
    }

    /** The same with other options for the services' JVMs. */
    public StackOptions withJvmOptions(List<String> options) {
        return new StackOptions(
                layout, usualPorts, services, environment, options, progress, servers, postgresParameters);
    }

    /** The same, telling somebody how it goes. */
    public StackOptions withProgress(Progress listener) {
        return new StackOptions(
                layout, usualPorts, services, environment, jvmOptions, listener, servers, postgresParameters);
    }

    /** The same with other servers. */
    public StackOptions withServers(ServerKind kind) {
        return new StackOptions(
                layout, usualPorts, services, environment, jvmOptions, progress, kind, postgresParameters);
    }

    /** The same with these parameters of PostgreSQL and no others. */
    public StackOptions withPostgresParameters(Map<String, String> parameters) {
        return new StackOptions(layout, usualPorts, services, environment, jvmOptions, progress, servers, parameters);
    }
}
