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

    private ServiceEnvironment() {}

    static ServiceSettings settings(
            String name,
            StackOptions options,
            StackPorts ports,
            DatabaseAccess database,
            String kafkaBootstrap,
            String realmUrl) {
        Map<String, String> environment = new HashMap<>();
        environment.put("KAFKA_BOOTSTRAP_SERVERS", kafkaBootstrap);
        environment.put("QUARKUS_OIDC_AUTH_SERVER_URL", realmUrl);
        if (name.equals("send-service")) {
            environment.put("RECREDIT_SMPP_HOST", "127.0.0.1");
            environment.put("RECREDIT_SMPP_PORT", Integer.toString(ports.carrierSmpp()));
            environment.putAll(SMPP_CREDENTIALS);
        }
        environment.putAll(options.environment().getOrDefault(name, Map.of()));
        Layout layout = options.layout();
        return new ServiceSettings(
                name,
                portOf(name, ports),
                layout.application(name),
                database,
                environment,
                options.jvmOptions(),
                layout.log(name),
                layout.pidFiles());
    }

    private static int portOf(String name, StackPorts ports) {
        Integer port = ports.services().get(name);
        if (port == null) {
            throw new IllegalArgumentException("No such service: " + name);
        }
        return port;
    }
}
