package io.recredit.billing.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EntryPartitionsTest {

    private static final Instant SUNDAY = Instant.parse("2026-11-22T23:59:59Z");

    @Test
    void weeks_start_on_mondays_and_cover_every_id_that_is_decided() {
        // When
        List<LocalDate> weeks = EntryPartitions.weeksAround(SUNDAY);
        // Then
        assertThat(weeks).hasSize(15).allMatch(week -> week.getDayOfWeek() == DayOfWeek.MONDAY);
        assertThat(weeks.getFirst()).isEqualTo(LocalDate.parse("2026-11-02"));
        assertThat(weeks.getLast()).isEqualTo(LocalDate.parse("2027-02-08"));
        assertThat(weeks.getFirst()).isBefore(LocalDate.parse("2026-11-22").minusDays(7));
        assertThat(Duration.ofDays(7)).isLessThan(Duration.ofDays(7L * EntryPartitions.WEEKS_BACK));
    }

    @Test
    void the_supply_ends_at_the_first_week_that_is_missing() {
        // When
        Instant until = EntryPartitions.readyUntil(
                Set.of(
                        LocalDate.parse("2026-11-09"),
                        LocalDate.parse("2026-11-16"),
                        LocalDate.parse("2026-11-23"),
                        LocalDate.parse("2026-12-07")),
                SUNDAY);
        // Then
        assertThat(until).isEqualTo(Instant.parse("2026-11-30T00:00:00Z"));
        assertThat(EntryPartitions.readyUntil(Set.of(), SUNDAY)).isEqualTo(Instant.parse("2026-11-16T00:00:00Z"));
    }

    @Test
    void a_week_is_known_by_its_partitions_name() {
        // Given
        EntryWeek week = new EntryWeek(LocalDate.parse("2026-11-16"));
        // Then
        assertThat(week.partition()).isEqualTo("entry_20261116");
        assertThat(EntryWeek.ofPartition("entry_20261116")).contains(week);
        assertThat(EntryWeek.ofPartition("entry_20261117")).isEmpty();
        assertThat(EntryWeek.ofPartition("entry_default")).isEmpty();
        assertThat(week.end()).isEqualTo(Instant.parse("2026-11-23T00:00:00Z"));
    }
}
