package io.recredit.billing.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeriodStartsTest {

    @Test
    void the_day_is_the_accounts_own_and_the_week_starts_on_monday() {
        // Given
        Instant lateOnSaturday = Instant.parse("2026-10-31T23:30:00Z");
        // When
        PeriodStarts paris = PeriodStarts.of(lateOnSaturday, "Europe/Paris");
        PeriodStarts newYork = PeriodStarts.of(lateOnSaturday, "America/New_York");
        // Then
        assertThat(paris)
                .isEqualTo(new PeriodStarts(
                        LocalDate.parse("2026-11-01"), LocalDate.parse("2026-10-26"), LocalDate.parse("2026-11-01")));
        assertThat(newYork)
                .isEqualTo(new PeriodStarts(
                        LocalDate.parse("2026-10-31"), LocalDate.parse("2026-10-26"), LocalDate.parse("2026-10-01")));
    }

    @Test
    void a_time_zone_that_is_not_known_counts_as_utc() {
        // Given
        Instant moment = Instant.parse("2026-10-31T23:30:00Z");
        // When
        PeriodStarts starts = PeriodStarts.of(moment, "Mars/Olympus");
        // Then
        assertThat(starts).isEqualTo(PeriodStarts.of(moment, "UTC"));
    }

    @ParameterizedTest
    @CsvSource({
        // The night in which the clocks change is in its day, from its first to its last millisecond.
        "2026-03-28T22:59:59.999Z, Europe/Paris, 2026-03-28, 2026-03-23, 2026-03-01",
        "2026-03-28T23:00:00Z, Europe/Paris, 2026-03-29, 2026-03-23, 2026-03-01",
        "2026-03-29T21:59:59.999Z, Europe/Paris, 2026-03-29, 2026-03-23, 2026-03-01",
        "2026-03-29T22:00:00Z, Europe/Paris, 2026-03-30, 2026-03-30, 2026-03-01",
        "2026-10-24T22:00:00Z, Europe/Paris, 2026-10-25, 2026-10-19, 2026-10-01",
        "2026-10-25T22:59:59.999Z, Europe/Paris, 2026-10-25, 2026-10-19, 2026-10-01",
        "2026-10-25T23:00:00Z, Europe/Paris, 2026-10-26, 2026-10-26, 2026-10-01",
        "2026-11-01T03:59:59Z, America/New_York, 2026-10-31, 2026-10-26, 2026-10-01",
        "2026-11-01T04:00:00Z, America/New_York, 2026-11-01, 2026-10-26, 2026-11-01",
        "2026-11-02T04:59:59Z, America/New_York, 2026-11-01, 2026-10-26, 2026-11-01",
        "2026-11-02T05:00:00Z, America/New_York, 2026-11-02, 2026-11-02, 2026-11-01",
        // Half an hour is put back.
        "2026-04-04T12:59:59Z, Australia/Lord_Howe, 2026-04-04, 2026-03-30, 2026-04-01",
        "2026-04-05T13:29:59Z, Australia/Lord_Howe, 2026-04-05, 2026-03-30, 2026-04-01",
        "2026-04-05T13:30:00Z, Australia/Lord_Howe, 2026-04-06, 2026-04-06, 2026-04-01",
        // A day without a midnight, one whose last hour comes twice, and one that never was.
        "2026-09-06T03:59:59Z, America/Santiago, 2026-09-05, 2026-08-31, 2026-09-01",
        "2026-09-06T04:00:00Z, America/Santiago, 2026-09-06, 2026-08-31, 2026-09-01",
        "2018-02-18T01:30:00Z, America/Sao_Paulo, 2018-02-17, 2018-02-12, 2018-02-01",
        "2018-02-18T02:30:00Z, America/Sao_Paulo, 2018-02-17, 2018-02-12, 2018-02-01",
        "2011-12-30T09:59:59Z, Pacific/Apia, 2011-12-29, 2011-12-26, 2011-12-01",
        "2011-12-30T10:00:00Z, Pacific/Apia, 2011-12-31, 2011-12-26, 2011-12-01",
        // Weeks at the end of a year: 2026 has 53 of them, and the first days of 2023 are in the last one of 2022.
        "2026-12-31T12:00:00Z, UTC, 2026-12-31, 2026-12-28, 2026-12-01",
        "2027-01-03T23:59:59Z, UTC, 2027-01-03, 2026-12-28, 2027-01-01",
        "2027-01-04T00:00:00Z, UTC, 2027-01-04, 2027-01-04, 2027-01-01",
        "2023-01-01T12:00:00Z, Asia/Kolkata, 2023-01-01, 2022-12-26, 2023-01-01",
        "2024-12-30T12:00:00Z, UTC, 2024-12-30, 2024-12-30, 2024-12-01",
        "2024-02-29T18:29:59Z, Asia/Kolkata, 2024-02-29, 2024-02-26, 2024-02-01",
        "2024-02-29T18:30:00Z, Asia/Kolkata, 2024-03-01, 2024-02-26, 2024-03-01",
    })
    void days_weeks_and_months_are_the_calendars_of_the_zone(
            Instant moment, String zone, LocalDate day, LocalDate week, LocalDate month) {
        assertThat(PeriodStarts.of(moment, zone)).isEqualTo(new PeriodStarts(day, week, month));
    }

    @Test
    void a_week_is_the_iso_week_of_every_day_of_a_century() {
        for (LocalDate day = LocalDate.parse("1970-01-01"); day.getYear() < 2070; day = day.plusDays(1)) {
            LocalDate monday = PeriodStarts.ofDay(day).week();
            assertThat(monday.getDayOfWeek()).isEqualTo(DayOfWeek.MONDAY);
            assertThat(monday.get(IsoFields.WEEK_BASED_YEAR)).isEqualTo(day.get(IsoFields.WEEK_BASED_YEAR));
            assertThat(monday.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR))
                    .isEqualTo(day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
        }
    }
}
