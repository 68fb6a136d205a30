package io.recredit.billing.pricelist;

import java.util.concurrent.TimeUnit;

/**
 * So many a second on average, and as many at once: a bucket that fills steadily and that each request takes one from.
 * For use by several threads.
 */
final class RateLimit {

    private final int perSecond;
    private double left;
    private long filledAtNanos;

    /** @param nowNanos of a clock that only goes forward, as in {@link #take} */
    RateLimit(int perSecond, long nowNanos) {
        this.perSecond = perSecond;
        this.left = perSecond;
        this.filledAtNanos = nowNanos;
    }

    /** Whether there is one left for a request at that time. */
    synchronized boolean take(long nowNanos) {
        double passed = Math.max(0, nowNanos - filledAtNanos) / (double) TimeUnit.SECONDS.toNanos(1);
        left = Math.min(perSecond, left + passed * perSecond);
        filledAtNanos = nowNanos;
        if (left < 1) {
            return false;
        }
        left--;
        return true;
    }
}
