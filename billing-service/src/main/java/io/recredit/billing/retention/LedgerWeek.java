package io.recredit.billing.retention;

import io.recredit.billing.ledger.EntryWeek;

/**
 * A week of the ledger that is not archived yet, as the database says it is.
 *
 * @param attached whether its partition is a part of the ledger; also if its detaching has begun
 * @param detachBegun whether a detaching was broken off
 * @param bytes of the table with its indexes
 * @param openTopups whether a top-up of that week may still be credited
 */
record LedgerWeek(
        EntryWeek week, WeekState state, boolean attached, boolean detachBegun, long bytes, boolean openTopups) {

    /** Whether it must not be archived now; once it is closed it is archived to the end. */
    boolean isBlocked() {
        return state == WeekState.KEPT && openTopups;
    }
}
