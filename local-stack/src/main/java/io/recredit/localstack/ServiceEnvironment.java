package io.recredit.localstack;

import io.recredit.localstack.carrier.CarrierSimulator;
import io.recredit.localstack.postgres.DatabaseAccess;
import io.recredit.localstack.services.ServiceSettings;
import java.util.HashMap;
import java.util.Map;

/** What the services are told about the stack that they run in. */
final class ServiceEnvironment {

    /** What the carrier simulator lets in. */
    static final Map<String, String> SMPP_CREDENTIALS = Map.of(
            "RECREDIT_SMPP_SYSTEM_ID", CarrierSimulator.DEFAULT_SYSTEM_ID,
            "RECREDIT_SMPP_PASSWORD", CarrierSimulator.DEFAULT_PASSWORD);

    private final StackOptions options;
    private final StackPorts ports;
    private final ProcessorKeys processorKeys;

    ServiceEnvironment(StackOptions options, StackPorts ports, ProcessorKeys processorKeys) {
        this.options = options;
        this.ports = ports;
        this.processorKeys = processorKeys;
    }

    /** A service under its own name, on its own port. */
    ServiceSettings settings(String service, DatabaseAccess database, String kafkaBootstrap, String realmUrl) {
        return settings(service, service, portOf(service), database, environment(service, kafkaBootstrap, realmUrl));
    }

    /** A further instance of a service, on a port of its own. */
    ServiceSettings furtherInstance(
            String name,
            String service,
            Map<String, String> more,
            DatabaseAccess database,
            String kafkaBootstrap,
            String realmUrl) {
        Map<String, String> environment = environment(service, kafkaBootstrap, realmUrl);
        environment.putAll(more);
        return settings(name, service, ports.more().free(), database, environment);
    }

    private ServiceSettings settings(
            String name, String service, int port, DatabaseAccess database, Map<String, String> environment) {
        Layout layout = options.layout();
        return new ServiceSettings(
                name,
                port,
                layout.application(service),
                database,
                environment,
                options.jvmOptions(),
                layout.log(name),
                layout.pidFiles());
    }

    private Map<String, String> environment(String service, String kafkaBootstrap, String realmUrl) {
        Map<String, String> environment = new HashMap<>();
        environment.put("KAFKA_BOOTSTRAP_SERVERS", kafkaBootstrap);
        environment.put("QUARKUS_OIDC_AUTH_SERVER_URL", realmUrl);
        environment.putAll(
                switch (service) {
                    case "billing-service" -> billing();
                    case "send-service" -> send();
                    case "notification-service" -> notification();
                    default -> Map.of();
                });
        environment.putAll(options.environment().getOrDefault(service, Map.of()));
        return environment;
    }

    private Map<String, String> billing() {
        Map<String, String> environment = new HashMap<>(processorKeys.environment());
        environment.put("RECREDIT_STRIPE_API_BASE", "http://127.0.0.1:" + ports.processor());
        return environment;
    }

    private Map<String, String> send() {
        Map<String, String> environment = new HashMap<>(SMPP_CREDENTIALS);
        environment.put("RECREDIT_SMPP_HOST", "127.0.0.1");
        environment.put("RECREDIT_BILLING_URL", "http://127.0.0.1:" + portOf("billing-service"));
        environment.put("RECREDIT_SMPP_PORT", Integer.toString(ports.carrierSmpp()));
        return environment;
    }

    private Map<String, String> notification() {
        return Map.of(
                "QUARKUS_MAILER_HOST", "127.0.0.1",
                "QUARKUS_MAILER_PORT", Integer.toString(ports.inboxSmtp()),
                "RECREDIT_MAIL_FROM", "noreply@recredit.example");
    }

    private int portOf(String name) {
        Integer port = ports.services().get(name);
        if (port == null) {
            throw new IllegalArgumentException("No such service: " + name);
        }
        return port;
    }
}
