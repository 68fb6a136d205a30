package io.recredit.billing.ledger;

import io.recredit.contracts.Ids;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The weekly partitions of {@code entry}, named after their Monday (UTC), made ahead of the time they are for. */
@ApplicationScoped
public class EntryPartitions {

    /** Charges of the past 7 days are decided; one week more is kept ready for clocks that differ. */
    static final int WEEKS_BACK = 2;

    /** So long nobody need worry should the job fail. */
    static final int WEEKS_AHEAD = 12;

    /** Only one instance makes partitions at a time. The number is arbitrary, but must never change. */
    private static final String LOCK = "select pg_advisory_xact_lock(7310542001)";

    /** While a week is being detached no other can be attached: there will be another time. */
    private static final String WAIT_SHORTLY = "set local lock_timeout = '10s'";

    private static final String ATTACHED = """
            select p.relname from pg_inherits i join pg_class p on p.oid = i.inhrelid
            where i.inhparent = 'entry'::regclass and not i.inhdetachpending""";

    /** The partition of an archived week would be empty: what it held would seem never to have been. */
    private static final String NOT_TO_BE_MADE =
            ATTACHED + " union all select 'entry_' || to_char(week, 'YYYYMMDD') from archived_week";

    private final Pool pool;

    EntryPartitions(Pool pool) {
        this.pool = pool;
    }

    /**
     * Makes what is missing from {@value #WEEKS_BACK} weeks before to {@value #WEEKS_AHEAD} weeks after this time, but no week
     * that was archived. Nobody
     * who reads or writes entries waits for it, however long a transaction is open: a table made as a partition would
     * need the whole ledger for itself, one that is attached does not.
     */
    public Uni<Void> makeAround(Instant now) {
        return pool.withTransaction(tx -> tx.query(WAIT_SHORTLY)
                .execute()
                .chain(() -> tx.query(LOCK).execute())
                .chain(() -> weeks(tx, NOT_TO_BE_MADE))
                .chain(present -> Multi.createFrom()
                        .iterable(weeksAround(now))
                        .filter(monday -> !present.contains(monday))
                        .onItem()
                        .transformToUniAndConcatenate(monday -> make(tx, monday))
                        .collect()
                        .last())
                .replaceWithVoid());
    }

    /** The end of the last of the weeks from this one on that all have their partition: from then on none is there. */
    public Uni<Instant> readyUntil(Instant now) {
        return pool.withConnection(connection -> weeks(connection, ATTACHED))
                .map(attached -> readyUntil(attached, now));
    }

    static Instant readyUntil(Set<LocalDate> attached, Instant now) {
        LocalDate missing = EntryWeek.mondayOf(now);
        while (attached.contains(missing)) {
            missing = missing.plusWeeks(1);
        }
        return missing.atStartOfDay().toInstant(ZoneOffset.UTC);
    }

    static List<LocalDate> weeksAround(Instant now) {
        return Stream.iterate(EntryWeek.mondayOf(now).minusWeeks(WEEKS_BACK), week -> week.plusWeeks(1))
                .limit(WEEKS_BACK + 1 + WEEKS_AHEAD)
                .toList();
    }

    private static Uni<Set<LocalDate>> weeks(SqlConnection connection, String partitions) {
        return connection
                .query(partitions)
                .execute()
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .flatMap(row -> EntryWeek.ofPartition(row.getString(0)).stream())
                        .map(EntryWeek::monday)
                        .collect(Collectors.toSet()));
    }

    private static Uni<Void> make(SqlConnection tx, LocalDate monday) {
        EntryWeek week = new EntryWeek(monday);
        String create = "create table %s (like entry including all)".formatted(week.partition());
        String attach = "alter table entry attach partition %s for values from ('%s') to ('%s')"
                .formatted(week.partition(), Ids.firstOf(week.begin()), Ids.firstOf(week.end()));
        return tx.query(create)
                .execute()
                .chain(() -> tx.query(attach).execute())
                .replaceWithVoid();
    }
}
