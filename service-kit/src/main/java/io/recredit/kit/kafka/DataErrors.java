package io.recredit.kit.kafka;

import io.recredit.contracts.EventJson;
import io.vertx.pgclient.PgException;
import org.jspecify.annotations.Nullable;

/** Tells errors that lie in the data, and so would come again with every try, from all others. */
public final class DataErrors {

    private DataErrors() {}

    /** An unreadable event, or PostgreSQL's SQLSTATE class 22 (data exception) or 23 (integrity constraint). */
    public static boolean isDataError(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = next(cause)) {
            if (cause instanceof EventJson.UnreadableEvent) {
                return true;
            }
            if (cause instanceof PgException postgres && hasClass(postgres, "22", "23")) {
                return true;
            }
        }
        return false;
    }

    static boolean hasClass(PgException failure, String... classes) {
        String state = failure.getSqlState();
        for (String wanted : classes) {
            if (state != null && state.startsWith(wanted)) {
                return true;
            }
        }
        return false;
    }

    static @Nullable Throwable next(Throwable failure) {
        return failure.getCause() == failure ? null : failure.getCause();
    }
}
