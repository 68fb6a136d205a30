package io.recredit.billing.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class EntryPartitionsTest {

    @Test
    void weeks_start_on_mondays_and_cover_every_id_that_is_decided() {
        // Given
        Instant sunday = Instant.parse("2026-11-22T23:59:59Z");
        // When
        List<LocalDate> weeks = EntryPartitions.weeksAround(sunday);
        // Then
        assertThat(weeks).hasSize(15).allMatch(week -> week.getDayOfWeek() == DayOfWeek.MONDAY);
        assertThat(weeks.getFirst()).isEqualTo(LocalDate.parse("2026-11-02"));
        assertThat(weeks.getLast()).isEqualTo(LocalDate.parse("2027-02-08"));
        assertThat(weeks.getFirst()).isBefore(LocalDate.parse("2026-11-22").minusDays(7));
        assertThat(Duration.ofDays(7)).isLessThan(Duration.ofDays(7L * EntryPartitions.WEEKS_BACK));
    }
}
