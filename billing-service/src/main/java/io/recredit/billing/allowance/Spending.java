package io.recredit.billing.allowance;

import io.recredit.billing.ledger.PeriodStarts;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a user spent on the newest day of which there is anything, in that day's week, and in its month. Charges less
 * refunds, in millionths. Earlier periods are kept apart: see {@link PastPeriod}.
 *
 * @param day null if nothing was ever spent
 */
public record Spending(@Nullable LocalDate day, long dayMicros, long weekMicros, long monthMicros) {

    static final Spending NONE = new Spending(null, 0, 0, 0);

    long of(Period period) {
        return switch (period) {
            case DAY -> dayMicros;
            case WEEK -> weekMicros;
            case MONTH -> monthMicros;
        };
    }

    /** The same with another sum. */
    Spending with(Period period, long micros) {
        return switch (period) {
            case DAY -> new Spending(day, micros, weekMicros, monthMicros);
            case WEEK -> new Spending(day, dayMicros, micros, monthMicros);
            case MONTH -> new Spending(day, dayMicros, weekMicros, micros);
        };
    }

    /** What was spent in the period of that day: nothing, if the newest one is of an earlier period. */
    long in(Period period, LocalDate today) {
        return day != null && period.startIn(PeriodStarts.ofDay(day)).equals(period.startIn(PeriodStarts.ofDay(today)))
                ? of(period)
                : 0;
    }

    /** A sum at the end of its range stays there: counting must never keep a balance from being charged. */
    static long sum(long a, long b) {
        long sum = a + b;
        boolean overflow = ((a ^ sum) & (b ^ sum)) < 0;
        return overflow ? (a < 0 ? Long.MIN_VALUE : Long.MAX_VALUE) : sum;
    }
}
