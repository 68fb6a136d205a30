package io.recredit.localstack.keycloak;

import io.recredit.localstack.container.ContainerGroup;
import io.recredit.localstack.postgres.DatabaseAccess;
import io.recredit.localstack.process.ManagedProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** Runs a Keycloak. */
public interface KeycloakRuntime {

    /**
     * Runs the program that comes in an archive.
     *
     * @param archives folder with Keycloak's archive in it
     * @param programs folder for the unpacked program
     */
    static KeycloakRuntime embedded(Path archives, Path programs) {
        return new EmbeddedKeycloak(archives, programs);
    }

    /** Runs the official image; the group's PostgreSQL must run, too. */
    static KeycloakRuntime container(ContainerGroup group) {
        return new ContainerKeycloak(group);
    }

    /** Does what needs no other server. */
    void prepare(KeycloakSettings settings) throws IOException;

    /**
     * Starts it with a realm to import; does not wait.
     *
     * @param secrets variables that are nobody else's business
     */
    ManagedProcess start(
            KeycloakSettings settings, DatabaseAccess database, RealmFile realm, Map<String, String> secrets)
            throws IOException;

    /** Within what time it answers. */
    Duration startTimeout();
}
