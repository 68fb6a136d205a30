package io.recredit.billing.episode;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/** When the balance of an open alert episode is told again: once a day, shortly before the daily e-mail. */
final class TellingTime {

    /** Enough for the event to be read before the hour has come. */
    static final Duration LEAD = Duration.ofMinutes(5);

    private TellingTime() {}

    /**
     * The first telling time after {@code now}. An hour that a clock change leaves out counts as the hour after it.
     *
     * @param hour 0 to 23, of the e-mail
     * @param timeZone IANA name
     */
    static Instant next(int hour, String timeZone, Instant now) {
        ZoneId zone = ZoneId.of(timeZone);
        LocalDate day = now.atZone(zone).toLocalDate();
        Instant telling = on(day, hour, zone);
        while (!telling.isAfter(now)) {
            day = day.plusDays(1);
            telling = on(day, hour, zone);
        }
        return telling;
    }

    private static Instant on(LocalDate day, int hour, ZoneId zone) {
        return day.atTime(LocalTime.of(hour, 0)).atZone(zone).toInstant().minus(LEAD);
    }
}
