package io.recredit.systemtests.topup;

import java.util.Arrays;
import java.util.Locale;

/**
 * Durations from many crossings, in milliseconds.
 *
 * @param sorted ascending
 */
record CrossingTimes(String name, double[] sorted) {

    static CrossingTimes of(String name, double[] millis) {
        double[] sorted = millis.clone();
        Arrays.sort(sorted);
        return new CrossingTimes(name, sorted);
    }

    /** The smallest duration that is not exceeded by that share of all. */
    private double percentile(double share) {
        return sorted[Math.min(sorted.length - 1, (int) Math.ceil(share * sorted.length) - 1)];
    }

    String line() {
        return String.format(
                Locale.ROOT,
                "  %-44s p50 %6.0f ms   p99 %6.0f ms   max %6.0f ms",
                name,
                percentile(0.5),
                percentile(0.99),
                sorted[sorted.length - 1]);
    }
}
