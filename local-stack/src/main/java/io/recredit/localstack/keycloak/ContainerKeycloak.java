package io.recredit.localstack.keycloak;

import io.recredit.localstack.container.ContainerGroup;
import io.recredit.localstack.container.ContainerRun;
import io.recredit.localstack.container.Image;
import io.recredit.localstack.postgres.DatabaseAccess;
import io.recredit.localstack.postgres.PostgresRuntime;
import io.recredit.localstack.process.ManagedProcess;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Keycloak from its official image, which builds itself for PostgreSQL at each start. */
record ContainerKeycloak(ContainerGroup group) implements KeycloakRuntime {

    private static final String REALM_FILE = "/opt/keycloak/data/import/recredit-realm.json";

    @Override
    public void prepare(KeycloakSettings settings) {
        // All of it comes with the image.
    }

    @Override
    public ManagedProcess start(
            KeycloakSettings settings, DatabaseAccess database, RealmFile realm, Map<String, String> secrets)
            throws IOException {
        String jdbcUrl = "jdbc:postgresql://%s/%s".formatted(PostgresRuntime.addressInGroup(), database.name());
        List<String> arguments = new ArrayList<>(List.of("start", "--db=postgres"));
        arguments.addAll(KeycloakArguments.of(settings, jdbcUrl, database.user()));
        Map<String, String> environment = new HashMap<>(KeycloakProgram.ENVIRONMENT);
        environment.put("JAVA_OPTS_KC_HEAP", "-Xms64m -Xmx320m");
        environment.put("JAVA_OPTS_APPEND", "-XX:TieredStopAtLevel=1");
        environment.putAll(secrets);
        return ContainerRun.of(Image.KEYCLOAK, "keycloak", group)
                .port(settings.port(), settings.port())
                .environment(environment)
                .command(arguments)
                .files(Map.of(REALM_FILE, realm.json()))
                .joiningNetwork()
                .start(settings.logFile(), settings.runFolder());
    }

    @Override
    public Duration startTimeout() {
        return ContainerRun.START_TIMEOUT;
    }
}
