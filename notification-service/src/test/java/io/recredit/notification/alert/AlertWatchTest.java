package io.recredit.notification.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.recredit.contracts.Amount;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class AlertWatchTest {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    private static Instant paris(String local) {
        return LocalDateTime.parse(local).atZone(PARIS).toInstant();
    }

    private static AlertWatch at(int hour, Instant since) {
        return new AlertWatch(
                new UUID(7, 7),
                1,
                "acme",
                "sms-ab12345-1",
                "CREDIT",
                Amount.of("30"),
                Amount.of("29.7"),
                since,
                since,
                List.of("owner@example.com"),
                new AlertHour(hour),
                "en",
                "Europe/Paris",
                null,
                since);
    }

    @Test
    void an_opened_episode_is_told_at_once_and_again_tomorrow_at_the_hour() {
        Instant now = paris("2026-06-10T08:00:00");

        AlertStep step = at(9, now).opened(now, PARIS);

        assertThat(step.action()).isEqualTo(AlertStep.Action.MAIL);
        assertThat(step.day()).isEqualTo(LocalDate.of(2026, 6, 10));
        assertThat(step.watch().nextAt()).isEqualTo(paris("2026-06-11T09:00:00"));
    }

    @Test
    void before_the_hour_nothing_is_due_and_the_look_is_put_off_to_it() {
        Instant now = paris("2026-06-11T08:59:59");

        AlertStep step = at(9, now).looked(now, PARIS);

        assertThat(step.action()).isEqualTo(AlertStep.Action.NONE);
        assertThat(step.watch().nextAt()).isEqualTo(paris("2026-06-11T09:00:00"));
    }

    @Test
    void from_the_hour_on_todays_mail_is_due() {
        Instant now = paris("2026-06-11T09:00:00");

        AlertStep step = at(9, now).looked(now, PARIS);

        assertThat(step.action()).isEqualTo(AlertStep.Action.MAIL);
        assertThat(step.watch().nextAt()).isEqualTo(paris("2026-06-12T09:00:00"));
    }

    @Test
    void days_are_those_of_the_accounts_zone() {
        Instant now = Instant.parse("2026-06-10T22:30:00Z");

        assertThat(at(0, now).opened(now, PARIS).day()).isEqualTo(LocalDate.of(2026, 6, 11));
        assertThat(at(0, now).opened(now, ZoneId.of("America/Toronto")).day()).isEqualTo(LocalDate.of(2026, 6, 10));
        assertThat(at(0, now).mailKey(LocalDate.of(2026, 6, 11))).isEqualTo("alert:sms-ab12345-1:CREDIT:2026-06-11");
    }

    /** However often and whenever it is looked, over changes to and from summer time: each day has its mail, once. */
    @Property
    void each_day_leads_to_one_mail_if_it_is_looked_at_in_time(
            @ForAll @IntRange(max = 23) int hour,
            @ForAll @LongRange(min = 1_767_225_600, max = 1_798_761_600) long openedSecond,
            @ForAll @Size(40) List<@LongRange(max = 3_000) Long> lateSeconds) {
        Instant now = Instant.ofEpochSecond(openedSecond);
        AlertStep step = at(hour, now).opened(now, PARIS);
        List<LocalDate> days = new ArrayList<>(List.of(step.day()));

        for (long late : lateSeconds) {
            now = Objects.requireNonNull(step.watch().nextAt()).plus(Duration.ofSeconds(hour == 23 ? 0 : late));
            step = step.watch().looked(now, PARIS);
            if (step.action() == AlertStep.Action.MAIL) {
                days.add(step.day());
            }
        }

        assertThat(days).doesNotHaveDuplicates();
        assertThat(days.getLast()).isEqualTo(days.getFirst().plusDays(days.size() - 1));
        assertThat(days).hasSize(lateSeconds.size() + 1);
    }
}
