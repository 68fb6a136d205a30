package io.recredit.billing.ledger;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;

/**
 * The spending periods that a charge belongs to. They are fixed when it is decided and stored with its entry, so that
 * a refund returns to the same ones even if the account's time zone has changed since.
 *
 * @param week its Monday (ISO 8601)
 * @param month its first day
 */
public record PeriodStarts(LocalDate day, LocalDate week, LocalDate month) {

    /** The periods of a moment in the account's time zone. */
    public static PeriodStarts of(Instant acceptedAt, ZoneId zone) {
        LocalDate day = LocalDate.ofInstant(acceptedAt, zone);
        return new PeriodStarts(
                day, day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)), day.withDayOfMonth(1));
    }
}
