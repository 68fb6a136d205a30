package io.recredit.billing.allowance;

import static org.assertj.core.api.Assertions.assertThat;

import io.recredit.billing.ledger.BalanceKey;
import io.recredit.contracts.Amount;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** When plans add, in zones whose days have 23, 24 and 25 hours, and some of them no midnight. */
class AllowancePlanTest {

    private static final UserKey USER = new UserKey(new BalanceKey("acme", "sms-ac12345-1", "CREDIT"), new UUID(7, 8));

    @ParameterizedTest
    @CsvSource({
        // The last Sunday of March has 23 hours, that of October 25.
        "2026-03-28T12:00:00Z, Europe/Paris, DAY, 2026-03-28T23:00:00Z",
        "2026-03-29T12:00:00Z, Europe/Paris, DAY, 2026-03-29T22:00:00Z",
        "2026-10-24T22:00:00Z, Europe/Paris, DAY, 2026-10-25T23:00:00Z",
        "2026-10-24T21:59:59Z, Europe/Paris, DAY, 2026-10-24T22:00:00Z",
        // Whoever saves a weekly plan on Monday gets the first one on the next Monday.
        "2026-03-23T00:00:00Z, Europe/Paris, WEEK, 2026-03-29T22:00:00Z",
        "2026-10-25T22:59:59Z, Europe/Paris, WEEK, 2026-10-25T23:00:00Z",
        "2026-10-25T23:00:00Z, Europe/Paris, WEEK, 2026-11-01T23:00:00Z",
        "2026-12-30T12:00:00Z, Europe/Paris, WEEK, 2027-01-03T23:00:00Z",
        "2026-03-15T12:00:00Z, America/New_York, MONTH, 2026-04-01T04:00:00Z",
        "2026-10-31T12:00:00Z, America/New_York, MONTH, 2026-11-01T04:00:00Z",
        "2026-11-01T12:00:00Z, America/New_York, MONTH, 2026-12-01T05:00:00Z",
        "2024-02-10T12:00:00Z, Asia/Kolkata, MONTH, 2024-02-29T18:30:00Z",
        "2026-04-04T12:00:00Z, Australia/Lord_Howe, DAY, 2026-04-04T13:00:00Z",
        // The clocks are put forward at midnight: the day begins at one o'clock.
        "2026-04-23T12:00:00Z, Africa/Cairo, DAY, 2026-04-23T22:00:00Z",
        "2026-09-05T12:00:00Z, America/Santiago, DAY, 2026-09-06T04:00:00Z",
        "2018-11-03T12:00:00Z, America/Sao_Paulo, DAY, 2018-11-04T03:00:00Z",
        // The clocks were put back at midnight: the last hour of Saturday came twice, and is Saturday.
        "2018-02-18T01:30:00Z, America/Sao_Paulo, DAY, 2018-02-18T03:00:00Z",
        "2018-02-18T02:30:00Z, America/Sao_Paulo, DAY, 2018-02-18T03:00:00Z",
        // A whole day that was none: Samoa went from Thursday to Saturday.
        "2011-12-30T09:00:00Z, Pacific/Apia, DAY, 2011-12-30T10:00:00Z",
        "2026-11-22T12:00:00Z, no/such-zone, DAY, 2026-11-23T00:00:00Z",
    })
    void a_plan_adds_first_at_the_start_of_the_next_period(Instant saved, String zone, Period every, Instant nextAt) {
        // When
        AllowancePlan plan = planOf(every, zone, saved);
        // Then
        assertThat(plan.nextAt()).isEqualTo(nextAt);
        assertThat(plan.dueAt(nextAt.minusMillis(1), zone)).isEmpty();
        assertThat(plan.dueAt(nextAt, zone)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Europe/Paris",
                "America/New_York",
                "America/Sao_Paulo",
                "Africa/Cairo",
                "Pacific/Auckland",
                "Asia/Kolkata"
            })
    void looked_at_at_any_times_a_plan_adds_once_for_every_period_it_saw(String zone) {
        for (Period every : Period.ALL) {
            // Given
            Instant now = Instant.parse("2018-10-01T00:17:00Z");
            AllowancePlan plan = planOf(every, zone, now);
            LocalDate savedIn = plan.lastPeriod();
            List<LocalDate> added = new ArrayList<>();
            // When
            for (int i = 0; i < 2_000; i++) {
                now = now.plus(Duration.ofMinutes(97 + i % 7 * 120L));
                if (!now.isBefore(plan.nextAt())) {
                    plan.dueAt(now, zone).ifPresent(added::add);
                    plan = plan.doneAt(now, zone);
                }
                assertThat(plan.nextAt()).isAfter(now);
            }
            // Then
            LocalDate expected = savedIn;
            for (LocalDate start : added) {
                expected = every.next(expected);
                assertThat(start).isEqualTo(expected);
            }
            assertThat(added).hasSizeGreaterThan(15);
        }
    }

    @Test
    void after_a_downtime_the_present_period_is_added_once_and_those_before_it_never() {
        // Given
        AllowancePlan plan = planOf(Period.DAY, "Europe/Paris", Instant.parse("2026-11-01T12:00:00Z"));
        Instant up = Instant.parse("2026-11-22T09:00:00Z");
        // When
        Optional<LocalDate> due = plan.dueAt(up, "Europe/Paris");
        AllowancePlan after = plan.doneAt(up, "Europe/Paris");
        // Then
        assertThat(due).contains(LocalDate.parse("2026-11-22"));
        assertThat(after.dueAt(up, "Europe/Paris")).isEmpty();
        assertThat(after.nextAt()).isEqualTo(Instant.parse("2026-11-22T23:00:00Z"));
    }

    @Test
    void a_clock_or_a_zone_that_goes_back_adds_nothing_twice() {
        // Given
        Instant now = Instant.parse("2026-11-22T12:00:00Z");
        AllowancePlan plan = planOf(Period.DAY, "Pacific/Auckland", now.minus(Duration.ofDays(2)))
                .doneAt(now, "Pacific/Auckland");
        // When: in Auckland it is the 23rd, in Honolulu the 22nd, and for a while yet.
        AllowancePlan moved = plan.doneAt(now, "Pacific/Honolulu");
        // Then
        assertThat(plan.lastPeriod()).isEqualTo(LocalDate.parse("2026-11-23"));
        assertThat(moved.lastPeriod()).isEqualTo(LocalDate.parse("2026-11-23"));
        assertThat(moved.dueAt(moved.nextAt(), "Pacific/Honolulu")).isEmpty();
        assertThat(moved.doneAt(moved.nextAt(), "Pacific/Honolulu").nextAt())
                .isEqualTo(Instant.parse("2026-11-24T10:00:00Z"));
    }

    private static AllowancePlan planOf(Period every, String zone, Instant saved) {
        return AllowancePlan.saved(USER, every, Amount.ofUnits(5), zone, saved, "oscar");
    }
}
