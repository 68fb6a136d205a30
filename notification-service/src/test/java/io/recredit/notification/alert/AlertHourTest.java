package io.recredit.notification.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlertHourTest {

    @ParameterizedTest
    @CsvSource({
        // An ordinary day.
        "9, 2026-06-10, Europe/Paris, 2026-06-10T07:00:00Z",
        // Summer time begins: 02:00 does not exist, 03:00 is the first instant after it.
        "2, 2026-03-29, Europe/Paris, 2026-03-29T01:00:00Z",
        "3, 2026-03-29, Europe/Paris, 2026-03-29T01:00:00Z",
        // It ends: 02:00 comes twice, the first one counts.
        "2, 2026-10-25, Europe/Paris, 2026-10-25T00:00:00Z",
        // The clocks jump over midnight.
        "0, 2024-04-26, Africa/Cairo, 2024-04-25T22:00:00Z",
        // A gap of half an hour: 02:00 to 02:30.
        "2, 2026-10-04, Australia/Lord_Howe, 2026-10-03T15:30:00Z",
        // A gap from 23:30 the day before to 00:30.
        "0, 1919-03-31, America/Toronto, 1919-03-31T04:30:00Z",
        // A day that an island left out.
        "9, 2011-12-30, Pacific/Apia, 2011-12-30T10:00:00Z"
    })
    void the_hour_of_a_day_is_an_instant(int hour, LocalDate day, ZoneId zone, Instant expected) {
        assertThat(new AlertHour(hour).on(day, zone)).isEqualTo(expected);
    }
}
