package io.recredit.billing.ledger;

import io.recredit.contracts.Amount;

/**
 * A prepaid balance as it is under its lock. It is never negative.
 *
 * @param lastEntryNo the number of its newest entry, 0 when there is none; numbers have no gaps
 */
public record Balance(BalanceKey key, Amount amount, long lastEntryNo) {

    public Balance {
        if (amount.isNegative()) {
            throw new IllegalArgumentException("a balance below zero: " + key);
        }
    }

    /** A balance that nothing was ever posted to. */
    public static Balance none(BalanceKey key) {
        return new Balance(key, Amount.ZERO, 0);
    }

    /** Whether so much can be taken. */
    public boolean suffices(Amount price) {
        return amount.compareTo(price) >= 0;
    }

    /**
     * The balance after one more entry.
     *
     * @param effect signed
     * @throws IllegalArgumentException if it would be negative
     * @throws ArithmeticException if it would leave the range of {@link Amount}
     */
    public Balance after(Amount effect) {
        return new Balance(key, amount.plus(effect), lastEntryNo + 1);
    }
}
