package io.recredit.localstack.keycloak;

import io.recredit.localstack.Secrets;
import java.nio.file.Path;

/**
 * How Keycloak is to run.
 *
 * @param port TCP port on 127.0.0.1
 * @param logFile gets its output
 * @param runFolder gets its pid file
 * @param secrets gives the secrets of the realm's confidential clients, by client id
 */
public record KeycloakSettings(int port, Path logFile, Path runFolder, Secrets secrets) {

    /** The issuer of its tokens, e.g. {@code http://127.0.0.1:8180/realms/recredit}. */
    public String realmUrl() {
        return "http://127.0.0.1:" + port + "/realms/recredit";
    }
}
