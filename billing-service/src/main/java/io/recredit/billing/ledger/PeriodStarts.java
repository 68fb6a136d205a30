package io.recredit.billing.ledger;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;

/**
 * The spending periods that a charge belongs to. They are fixed when it is decided and stored with its entry, so that
 * a refund returns to the same ones even if the account's time zone has changed since.
 *
 * @param week its Monday (ISO 8601)
 * @param month its first day
 */
public record PeriodStarts(LocalDate day, LocalDate week, LocalDate month) {

    /**
     * The periods of a moment in the account's time zone.
     *
     * @param timeZone IANA name; one that this Java does not know (yet) counts as UTC, for it must not stop a charge
     */
    public static PeriodStarts of(Instant acceptedAt, String timeZone) {
        return ofDay(LocalDate.ofInstant(acceptedAt, zoneOf(timeZone)));
    }

    /** The periods that a day is in. */
    public static PeriodStarts ofDay(LocalDate day) {
        return new PeriodStarts(
                day, day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)), day.withDayOfMonth(1));
    }

    /** The zone of that IANA name; UTC if this Java does not know it (yet). */
    public static ZoneId zoneOf(String timeZone) {
        try {
            return ZoneId.of(timeZone);
        } catch (DateTimeException unknown) {
            return ZoneOffset.UTC;
        }
    }
}
