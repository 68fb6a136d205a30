package io.recredit.billing.topup;

import java.time.Duration;
import java.util.List;

/**
 * The times and bounds of attempts.
 *
 * @param retryAfter the waits after the first, second, ... decline in a row; the last one also counts for all after it
 * @param pauseAfter declines in a row that pause a rule
 * @param retryAfterError the wait after an attempt failed that no bank declined
 * @param lease how long one try may take; more than the processor's timeouts together
 * @param giveUpAfter how long an attempt is sent again to a processor that answers with errors and has no payment
 * @param repeatableFor how long the processor surely remembers an idempotency key
 * @param oneTimeWithin how long a one-time attempt waits for a processor that cannot be reached
 * @param maxPaymentMinorUnits what one charge may cost at most, VAT included, in minor units of its currency; but an
 *     automatic one always buys one of its rule's amounts
 */
public record Policy(
        List<Duration> retryAfter,
        int pauseAfter,
        Duration retryAfterError,
        Duration lease,
        Duration giveUpAfter,
        Duration repeatableFor,
        Duration oneTimeWithin,
        long maxPaymentMinorUnits) {

    /** A payment that cannot be credited as it is waits for a person; now and then it is looked at. */
    static final Duration DOUBT_EVERY = Duration.ofHours(1);

    private static final Duration FIRST_ASK = Duration.ofSeconds(1);
    private static final Duration FIRST_RESEND = Duration.ofSeconds(2);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);
    private static final int MOST_DOUBLINGS = 6;

    public Policy {
        retryAfter = List.copyOf(retryAfter);
        if (retryAfter.isEmpty() || pauseAfter < 1) {
            throw new IllegalArgumentException("no retry schedule, or no decline before a pause");
        }
    }

    /** @param declines in a row, at least 1 */
    Duration waitAfter(int declines) {
        return retryAfter.get(Math.min(declines, retryAfter.size()) - 1);
    }

    /** How long to wait before asking, after so many tries: 1 s, doubling up to 60 s. */
    static Duration askAfter(int tries) {
        return doubled(FIRST_ASK, tries);
    }

    /** How long to wait before sending, after so many tries: 2 s, doubling up to 60 s. */
    static Duration sendAfter(int tries) {
        return doubled(FIRST_RESEND, tries);
    }

    private static Duration doubled(Duration first, int times) {
        Duration wait = first.multipliedBy(1L << Math.min(times, MOST_DOUBLINGS));
        return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    }
}
