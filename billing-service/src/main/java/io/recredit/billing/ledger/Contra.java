package io.recredit.billing.ledger;

import io.recredit.contracts.WireName;

/**
 * The ledger account on the other side of an entry. None of them is a row: what they hold is computed from the
 * entries, so that writers of different balances never wait for each other.
 */
public enum Contra implements WireName {
    /** What messages earned. */
    REVENUE("revenue"),
    /** What operators gave and took by hand. */
    ADJUSTMENTS("adjustments"),
    /** What cards paid. */
    CARD_CLEARING("card-clearing"),
    /** Between two balances; sums to zero over the two entries of a transfer. */
    TRANSFER("transfer");

    private final String wireName;

    Contra(String wireName) {
        this.wireName = wireName;
    }

    @Override
    public String wireName() {
        return wireName;
    }
}
