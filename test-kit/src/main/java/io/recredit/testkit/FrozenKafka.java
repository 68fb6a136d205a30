package io.recredit.testkit;

import io.recredit.localstack.ServerKind;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Kafka stopped in the middle of whatever it does ({@code SIGSTOP}) until this is closed: it is there and silent. */
public final class FrozenKafka implements AutoCloseable {

    private FrozenKafka() {}

    /** Freezes the broker of the service under test. */
    public static FrozenKafka freeze() {
        signal("-STOP");
        return new FrozenKafka();
    }

    /** Whether it can be frozen: not if it runs in a container, of whose processes nothing is known here. */
    public static boolean isPossible() {
        return ServerKind.ofEnvironment() == ServerKind.EMBEDDED;
    }

    @Override
    public void close() {
        signal("-CONT");
    }

    private static void signal(String which) {
        String pid = OncePerJvm.get(StackResource.KAFKA_PID, () -> {
            throw new IllegalStateException("Kafka is not there");
        });
        try {
            int failed =
                    new ProcessBuilder("kill", which, pid).inheritIO().start().waitFor();
            if (failed != 0) {
                throw new IllegalStateException("kill " + which + " " + pid + " ended with " + failed);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
