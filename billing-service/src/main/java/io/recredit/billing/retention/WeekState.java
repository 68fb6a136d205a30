package io.recredit.billing.retention;

import io.recredit.contracts.WireName;

/** How far a week of the ledger has come on its way into the archive. */
enum WeekState implements WireName {
    /** Nothing was done yet. */
    KEPT("kept"),
    /** Nothing can be added to it any more. */
    CLOSING("closing"),
    /** Its closing balances are stored; its partition may be detached already, or not. */
    CLOSED("closed");

    private final String wireName;

    WeekState(String wireName) {
        this.wireName = wireName;
    }

    @Override
    public String wireName() {
        return wireName;
    }
}
