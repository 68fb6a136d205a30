package io.recredit.billing.topup;

import io.recredit.contracts.Amount;

/** How much one automatic charge buys. */
final class Sizing {

    private Sizing() {}

    /**
     * How many times the rule's amount: as many as lift the balance to the level, as far as one payment may cost that
     * much, and at least one.
     *
     * @param balance below the level
     * @param each the rule's amount, positive
     * @param priceOfOne positive
     * @param maxPrice what one payment may cost, in the same currency
     */
    static long times(Amount balance, Amount level, Amount each, MinorPrice priceOfOne, MinorPrice maxPrice) {
        long missing = level.minus(balance).micros();
        long wanted = Math.ceilDiv(missing, each.micros());
        long affordable = maxPrice.minorUnits() / priceOfOne.minorUnits();
        return Math.max(1, Math.min(wanted, affordable));
    }
}
