package io.recredit.billing.charging;

/**
 * What a user spent in one period. Refunds are taken back from it.
 *
 * @param micros of the currency
 * @param segments billed parts
 */
record Spending(long micros, long segments, long messages) {

    static final Spending NONE = new Spending(0, 0, 0);

    Spending plus(Spending more) {
        return new Spending(saturatedSum(micros, more.micros), segments + more.segments, messages + more.messages);
    }

    Spending negate() {
        return new Spending(-micros, -segments, -messages);
    }

    /** A counter at the end of its range stays there: it must never keep a balance from being charged. */
    private static long saturatedSum(long a, long b) {
        long sum = a + b;
        boolean overflow = ((a ^ sum) & (b ^ sum)) < 0;
        return overflow ? (a < 0 ? Long.MIN_VALUE : Long.MAX_VALUE) : sum;
    }
}
