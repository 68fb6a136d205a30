package io.recredit.billing.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

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
}
