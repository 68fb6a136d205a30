package io.recredit.billing.creditlog;

import io.recredit.contracts.WireName;

/** What a line of a user's log is about. */
enum UserLogKind implements WireName {
    CHARGE("charge"),
    REFUND("refund"),
    ALLOWANCE_CHANGE("allowance-change"),
    ALLOWANCE_PLAN("allowance-plan");

    private final String wireName;

    UserLogKind(String wireName) {
        this.wireName = wireName;
    }

    @Override
    public String wireName() {
        return wireName;
    }

    /** Whether such lines are entries of the ledger; the others change the allowance only. */
    boolean isEntry() {
        return this == CHARGE || this == REFUND;
    }
}
