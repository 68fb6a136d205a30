package io.recredit.send.dispatch;

import java.time.Duration;

/**
 * How long a message that was put back waits: twice as long after each attempt.
 *
 * @param first after the first attempt
 * @param longest not exceeded
 */
record RetryDelay(Duration first, Duration longest) {

    /** Beyond this many doublings every sensible first delay exceeds the longest. */
    private static final int MAX_DOUBLINGS = 20;

    Duration afterAttempt(int attempt) {
        Duration grown = first.multipliedBy(1L << Math.min(Math.max(attempt, 1) - 1, MAX_DOUBLINGS));
        return grown.compareTo(longest) < 0 ? grown : longest;
    }
}
