package io.recredit.kit.kafka;

import io.recredit.contracts.EventJson;

/** Tells errors that lie in the data, and so would come again with every try, from all others. */
public final class DataErrors {

    private DataErrors() {}

    /** An unreadable event, or PostgreSQL's SQLSTATE class 22 (data exception) or 23 (integrity constraint). */
    public static boolean isDataError(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = SqlState.next(cause)) {
            if (cause instanceof EventJson.UnreadableEvent) {
                return true;
            }
        }
        return SqlState.startsWith(failure, "22", "23");
    }
}
