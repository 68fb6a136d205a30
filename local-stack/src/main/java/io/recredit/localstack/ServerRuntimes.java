package io.recredit.localstack;

import io.recredit.localstack.container.ContainerGroup;
import io.recredit.localstack.container.Housekeeping;
import io.recredit.localstack.kafka.KafkaRuntime;
import io.recredit.localstack.keycloak.KeycloakRuntime;
import io.recredit.localstack.postgres.PostgresRuntime;
import java.io.IOException;

/**
 * Runs the servers of one stack.
 *
 * @param preparation done before any of them starts
 */
record ServerRuntimes(PostgresRuntime postgres, KafkaRuntime kafka, KeycloakRuntime keycloak, Runnable preparation) {

    /** The log of what was done with Docker. */
    static final String DOCKER = "docker";

    static ServerRuntimes of(ServerKind kind, Layout layout) throws IOException {
        return switch (kind) {
            case EMBEDDED -> embedded(layout);
            case CONTAINERS -> containers(layout);
        };
    }

    private static ServerRuntimes embedded(Layout layout) {
        return new ServerRuntimes(
                PostgresRuntime.embedded(layout.programs(), layout.data().resolve("postgres")),
                KafkaRuntime.embedded(layout.data().resolve("kafka")),
                KeycloakRuntime.embedded(
                        layout.projectRoot()
                                .resolve("local-stack")
                                .resolve("target")
                                .resolve("keycloak"),
                        layout.programs()),
                () -> {});
    }

    private static ServerRuntimes containers(Layout layout) throws IOException {
        ContainerGroup group = layout.isOfCheckout()
                ? ContainerGroup.lasting(layout.home(), layout.data(ServerKind.CONTAINERS))
                : ContainerGroup.passing(layout.home());
        return new ServerRuntimes(
                PostgresRuntime.container(group),
                KafkaRuntime.container(group),
                KeycloakRuntime.container(group),
                () -> Housekeeping.prepare(group, layout.log(DOCKER)));
    }
}
