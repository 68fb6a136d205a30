package io.recredit.localstack.postgres;

import io.recredit.localstack.container.ContainerGroup;
import io.recredit.localstack.process.ManagedProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/** Runs a PostgreSQL server. */
public interface PostgresRuntime {

    /** The network in which a group's PostgreSQL is known to its other containers, as {@code postgres:5432}. */
    static String addressInGroup() {
        return ContainerPostgres.ALIAS + ":" + ContainerPostgres.PORT;
    }

    /**
     * Runs the programs that come in a jar.
     *
     * @param programs folder for the unpacked programs, shared between servers
     * @param data its data folder, made when it is not there
     */
    static PostgresRuntime embedded(Path programs, Path data) {
        return new EmbeddedPostgres(programs, data);
    }

    /** Runs the official image. */
    static PostgresRuntime container(ContainerGroup group) {
        return new ContainerPostgres(group);
    }

    /** Starts the server; does not wait. */
    ManagedProcess start(PostgresSettings settings) throws IOException;

    /** Within what time it answers. */
    Duration startTimeout();

    /** Where the server itself says that its data is. */
    Path dataFolder();
}
