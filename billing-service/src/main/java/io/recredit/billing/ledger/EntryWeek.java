package io.recredit.billing.ledger;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;

/**
 * A week of the ledger in UTC; the entries whose ids were made in it have a partition of their own.
 *
 * @param monday its first day
 */
public record EntryWeek(LocalDate monday) implements Comparable<EntryWeek> {

    private static final String PREFIX = "entry_";

    public EntryWeek {
        if (monday.getDayOfWeek() != DayOfWeek.MONDAY) {
            throw new IllegalArgumentException("no Monday: " + monday);
        }
    }

    /** The week of a partition's name; empty if it is no such name. */
    public static Optional<EntryWeek> ofPartition(String name) {
        if (!name.startsWith(PREFIX)) {
            return Optional.empty();
        }
        try {
            LocalDate day = LocalDate.parse(name.substring(PREFIX.length()), DateTimeFormatter.BASIC_ISO_DATE);
            return Optional.of(day)
                    .filter(monday -> monday.getDayOfWeek() == DayOfWeek.MONDAY)
                    .map(EntryWeek::new);
        } catch (DateTimeException notOurs) {
            return Optional.empty();
        }
    }

    static LocalDate mondayOf(Instant time) {
        return LocalDate.ofInstant(time, ZoneOffset.UTC).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    /** The partition's name, e.g. {@code entry_20261123}. */
    public String partition() {
        return PREFIX + monday.format(DateTimeFormatter.BASIC_ISO_DATE);
    }

    /** The first moment of the week. */
    public Instant begin() {
        return monday.atStartOfDay().toInstant(ZoneOffset.UTC);
    }

    /** The first moment after the week. */
    public Instant end() {
        return monday.plusWeeks(1).atStartOfDay().toInstant(ZoneOffset.UTC);
    }

    @Override
    public int compareTo(EntryWeek other) {
        return monday.compareTo(other.monday);
    }
}
