package io.recredit.billing.retention;

import io.recredit.billing.ledger.EntryAge;
import io.recredit.billing.ledger.EntryWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;

/** Which weeks are old enough. */
record Retention(LocalDate before) {

    /** Keeps what is younger than that, and {@link EntryAge#SHORTEST_RETENTION} in any case. */
    static Retention of(Period kept, Instant now) {
        LocalDate before = LocalDate.ofInstant(now, ZoneOffset.UTC).minus(kept);
        LocalDate latest = latest(now);
        return new Retention(before.isAfter(latest) ? latest : before);
    }

    /** The latest day before which weeks may be archived. */
    static LocalDate latest(Instant now) {
        return LocalDate.ofInstant(now.minus(EntryAge.SHORTEST_RETENTION), ZoneOffset.UTC);
    }

    /** Whether the week ended before. */
    boolean includes(EntryWeek week) {
        return !week.monday().plusWeeks(1).isAfter(before);
    }
}
