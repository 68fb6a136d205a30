package io.recredit.billing.ledger;

import io.recredit.kit.kafka.SqlState;
import io.recredit.kit.kafka.TryAgain;
import io.vertx.pgclient.PgException;

/**
 * An entry's week has no partition. That is nothing the entry is to blame for: no charge may be refused because of it.
 * The work is to be done again when the partition is there.
 */
public final class MissingPartition extends RuntimeException implements TryAgain {
    private static final long serialVersionUID = 1;

    /** PostgreSQL takes it for a violated check, but names no constraint. */
    private static final String CHECK_VIOLATION = "23514";

    /** The failure is told in words and not as the cause, whose code would make it an error in the data. */
    MissingPartition(Throwable failure) {
        super("the ledger lacks a partition: " + failure.getMessage());
    }

    static boolean isToBlameFor(Throwable failure) {
        return failure instanceof PgException refused
                && SqlState.startsWith(refused, CHECK_VIOLATION)
                && refused.getConstraint() == null;
    }
}
