package io.recredit.localstack.postgres;

import io.recredit.localstack.container.ContainerGroup;
import io.recredit.localstack.container.ContainerRun;
import io.recredit.localstack.container.Image;
import io.recredit.localstack.process.ManagedProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** PostgreSQL from its official image. */
record ContainerPostgres(ContainerGroup group) implements PostgresRuntime {

    static final String ALIAS = "postgres";
    static final int PORT = 5432;

    /** The image's volume since version 18; the data lies in a folder of its version. */
    private static final String VOLUME_PATH = "/var/lib/postgresql";

    private static final Path DATA = Path.of(VOLUME_PATH, "18", "docker");

    @Override
    public ManagedProcess start(PostgresSettings settings) throws IOException {
        return ContainerRun.of(Image.POSTGRES, "postgres", group)
                .port(settings.port(), PORT)
                .environment(Map.of(
                        "POSTGRES_PASSWORD",
                        settings.adminPassword(),
                        "POSTGRES_INITDB_ARGS",
                        String.join(" ", PostgresSettings.INITDB_ARGUMENTS)))
                .command(settings.serverArguments())
                .volume(VOLUME_PATH)
                .makingNetwork(ALIAS)
                .start(settings.logFile(), settings.runFolder());
    }

    @Override
    public Duration startTimeout() {
        return ContainerRun.START_TIMEOUT;
    }

    @Override
    public Path dataFolder() {
        return DATA;
    }
}
