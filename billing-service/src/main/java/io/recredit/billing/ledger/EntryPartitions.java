package io.recredit.billing.ledger;

import io.recredit.contracts.Ids;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.stream.Stream;

/** The weekly partitions of {@code entry}, named after their Monday (UTC), made ahead of the time they are for. */
@ApplicationScoped
public class EntryPartitions {

    /** Charges of the past 7 days are decided; one week more is kept ready for clocks that differ. */
    static final int WEEKS_BACK = 2;

    /** So long nobody need worry should the job fail. */
    static final int WEEKS_AHEAD = 12;

    /** Only one instance makes partitions at a time. The number is arbitrary, but must never change. */
    private static final String LOCK = "select pg_advisory_xact_lock(7310542001)";

    private final Pool pool;

    EntryPartitions(Pool pool) {
        this.pool = pool;
    }

    /** Makes what is missing from {@value #WEEKS_BACK} weeks before to {@value #WEEKS_AHEAD} weeks after this time. */
    public Uni<Void> makeAround(Instant now) {
        return pool.withTransaction(tx -> tx.query(LOCK)
                .execute()
                .chain(() -> Multi.createFrom()
                        .iterable(weeksAround(now))
                        .onItem()
                        .transformToUniAndConcatenate(monday -> make(tx, monday))
                        .collect()
                        .last())
                .replaceWithVoid());
    }

    static List<LocalDate> weeksAround(Instant now) {
        LocalDate monday =
                LocalDate.ofInstant(now, ZoneOffset.UTC).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        return Stream.iterate(monday.minusWeeks(WEEKS_BACK), week -> week.plusWeeks(1))
                .limit(WEEKS_BACK + 1 + WEEKS_AHEAD)
                .toList();
    }

    private static Uni<Void> make(SqlConnection tx, LocalDate monday) {
        return tx.query("create table if not exists entry_%s partition of entry for values from ('%s') to ('%s')"
                        .formatted(
                                monday.format(DateTimeFormatter.BASIC_ISO_DATE),
                                Ids.firstOf(monday.atStartOfDay().toInstant(ZoneOffset.UTC)),
                                Ids.firstOf(monday.plusWeeks(1).atStartOfDay().toInstant(ZoneOffset.UTC))))
                .execute()
                .replaceWithVoid();
    }
}
