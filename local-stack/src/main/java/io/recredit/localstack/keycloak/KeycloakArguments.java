package io.recredit.localstack.keycloak;

import java.util.List;

/** What Keycloak is told, wherever it runs. */
final class KeycloakArguments {

    private KeycloakArguments() {}

    static List<String> of(KeycloakSettings settings, String jdbcUrl, String databaseUser) {
        return List.of(
                "--import-realm",
                "--cache=local",
                "--http-enabled=true",
                "--http-port=" + settings.port(),
                "--hostname=http://127.0.0.1:" + settings.port(),
                "--db-url=" + jdbcUrl,
                "--db-username=" + databaseUser,
                "--db-pool-initial-size=2",
                "--db-pool-max-size=20");
    }
}
