package io.recredit.localstack.keycloak;

import io.recredit.localstack.postgres.DatabaseAccess;
import io.recredit.localstack.process.ManagedProcess;
import io.recredit.localstack.process.ProcessSpec;
import io.recredit.localstack.process.ProcessSpec.StopSignal;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Keycloak from its archive. */
record EmbeddedKeycloak(Path archives, Path programs) implements KeycloakRuntime {

    private static final Duration START_TIMEOUT = Duration.ofSeconds(300);

    /** Unpacks and builds it unless that was done before. */
    @Override
    public void prepare(KeycloakSettings settings) throws IOException {
        program(settings);
    }

    private KeycloakProgram program(KeycloakSettings settings) throws IOException {
        return KeycloakProgram.unpackInto(programs, archives, settings.logFile());
    }

    @Override
    public ManagedProcess start(
            KeycloakSettings settings, DatabaseAccess database, RealmFile realm, Map<String, String> secrets)
            throws IOException {
        KeycloakProgram program = program(settings);
        realm.writeTo(program.folder());
        List<String> arguments = new ArrayList<>(List.of("start", "--optimized", "--http-host=127.0.0.1"));
        arguments.addAll(KeycloakArguments.of(settings, database.jdbcUrl(), database.user()));
        Map<String, String> environment = new HashMap<>(KeycloakProgram.ENVIRONMENT);
        environment.putAll(secrets);
        return ManagedProcess.start(new ProcessSpec(
                "keycloak",
                program.command(arguments),
                environment,
                program.folder(),
                settings.logFile(),
                settings.runFolder(),
                StopSignal.TERM));
    }

    @Override
    public Duration startTimeout() {
        return START_TIMEOUT;
    }
}
