package io.recredit.billing.ledger;

import java.time.Duration;

/** How old an entry may be for something to be done with it. */
public final class EntryAge {

    /**
     * So long after it was accepted a message's charge can be refunded; what is asked for later is refused as
     * {@code no-such-charge}, whether the charge is still there or archived. Carriers tell of a message's fate within days.
     */
    public static final Duration REFUNDABLE_FOR = Duration.ofDays(90);

    /**
     * No week younger than that is archived: nothing is added to it any more. The 92 days beyond {@link #REFUNDABLE_FOR}
     * are for clocks that are wrong and messages that were repeated.
     */
    public static final Duration SHORTEST_RETENTION = Duration.ofDays(26 * 7);

    private EntryAge() {}
}
