package io.recredit.kit.kafka;

import io.vertx.pgclient.PgException;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds PostgreSQL's five-character error code in a failure, whichever client it comes from. */
public final class SqlState {

    /** Something with the same key is there. */
    public static final String UNIQUE_VIOLATION = "23505";

    private SqlState() {}

    /** The code of the failure or of the nearest cause that has one. */
    public static Optional<String> of(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = next(cause)) {
            String state = ofThis(cause);
            if (state != null) {
                return Optional.of(state);
            }
        }
        return Optional.empty();
    }

    /** Whether the code begins with one of the classes (two characters) or is one of the codes. */
    public static boolean startsWith(Throwable failure, String... classes) {
        return of(failure)
                .filter(state -> {
                    for (String wanted : classes) {
                        if (state.startsWith(wanted)) {
                            return true;
                        }
                    }
                    return false;
                })
                .isPresent();
    }

    private static @Nullable String ofThis(Throwable cause) {
        return switch (cause) {
            case PgException postgres -> postgres.getSqlState();
            // Hibernate Reactive reports the client's errors as if they came from JDBC.
            case SQLException jdbc -> jdbc.getSQLState();
            default -> null;
        };
    }

    static @Nullable Throwable next(Throwable failure) {
        return failure.getCause() == failure ? null : failure.getCause();
    }
}
