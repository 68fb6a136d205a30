package io.recredit.billing.spending;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Whole days in the account's time zone.
 *
 * @param from the first day
 * @param to the last day, which is included
 */
record SpendingRange(LocalDate from, LocalDate to, ZoneId zone) {

    /** Days that one summary covers at most: a quarter. */
    static final int MAX_DAYS = 92;

    /** Days that are summed up when the caller names none, today included. */
    static final int DEFAULT_DAYS = 30;

    SpendingRange {
        if (to.isBefore(from) || ChronoUnit.DAYS.between(from, to) >= MAX_DAYS) {
            throw new IllegalArgumentException("no range of days: " + from + " to " + to);
        }
    }

    /** The first moment of the first day. */
    Instant begin() {
        return startOf(from);
    }

    /** The first moment after the last day. */
    Instant end() {
        return startOf(to.plusDays(1));
    }

    /** The first moment of each day; days have 23 or 25 hours when clocks change. */
    List<Instant> starts() {
        return from.datesUntil(to.plusDays(1)).map(this::startOf).toList();
    }

    private Instant startOf(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }
}
