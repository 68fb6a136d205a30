package io.recredit.billing.retention;

import io.recredit.kit.kafka.SqlState;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jboss.logging.Logger;

/** Archives the weeks that are old enough, the oldest first, and stops at the first that cannot be archived. */
@ApplicationScoped
class ArchiveWeeks {

    /** Weeks of one run at most: two years. */
    static final int MAX_WEEKS = 104;

    private static final Logger LOG = Logger.getLogger(ArchiveWeeks.class);

    /** Only one run at a time, in whatever process. The number is arbitrary, but must never change. */
    private static final String TRY_LOCK = "select pg_try_advisory_lock(7310542002)";

    private static final String UNLOCK = "select pg_advisory_unlock(7310542002)";

    /** Reading a whole week takes longer than anything else here, and is best done without an index. */
    private static final String PATIENCE = "set statement_timeout = '1h'; set enable_seqscan = on";

    private static final String NO_PATIENCE = "reset statement_timeout; reset enable_seqscan";

    private static final String LOCK_NOT_AVAILABLE = "55P03";

    private final Pool pool;
    private final WeekRows weeks;
    private final ArchiveWeek archiveWeek;

    ArchiveWeeks(Pool pool, WeekRows weeks, ArchiveWeek archiveWeek) {
        this.pool = pool;
        this.weeks = weeks;
        this.archiveWeek = archiveWeek;
    }

    /** Tells what {@link #run} would do. Reads the whole of each week, and changes nothing. */
    Uni<List<WeekResult>> plan(Retention retention) {
        return patiently(connection -> each(
                connection,
                retention,
                week -> weeks.isOldEnough(connection, week.week())
                        .map(old -> old ? Archiving.DUE : Archiving.TOO_YOUNG)
                        .chain(archiving -> result(connection, week, archiving))));
    }

    /**
     * Archives.
     *
     * @param actor who asked for it
     * @return what became of the weeks, the one that stopped the run included; empty if another run is under way
     */
    Uni<Optional<List<WeekResult>>> run(Retention retention, String actor, Instant now) {
        return patiently(connection -> connection.query(TRY_LOCK).execute().chain(rows -> {
            if (!rows.iterator().next().getBoolean(0)) {
                return Uni.createFrom().item(Optional.empty());
            }
            return each(connection, retention, week -> archive(connection, week, actor, now))
                    .map(Optional::of)
                    .eventually(() -> connection.query(UNLOCK).execute());
        }));
    }

    private Uni<WeekResult> archive(SqlConnection connection, LedgerWeek week, String actor, Instant now) {
        return weeks.content(connection, week.week())
                .chain(content -> archiveWeek
                        .run(connection, week, actor, now)
                        .replaceWith(Archiving.ARCHIVED)
                        .onFailure(ArchiveWeeks::isOfTheWeek)
                        .recoverWithItem(ArchiveWeeks::inWords)
                        .invoke(archiving -> LOG.infof(
                                "the ledger's week of %s with %d entries: %s",
                                week.week().monday(), content.entries(), archiving.wireName()))
                        .map(archiving -> new WeekResult(week.week(), archiving, content, week.bytes())));
    }

    private Uni<List<WeekResult>> each(
            SqlConnection connection, Retention retention, Function<LedgerWeek, Uni<WeekResult>> work) {
        return weeks.before(connection, retention.before()).chain(found -> {
            Iterator<LedgerWeek> due = found.stream()
                    .filter(week -> retention.includes(week.week()))
                    .limit(MAX_WEEKS)
                    .iterator();
            return next(
                    due,
                    week -> week.isBlocked() ? result(connection, week, Archiving.OPEN_TOPUP) : work.apply(week),
                    new ArrayList<>());
        });
    }

    private static Uni<List<WeekResult>> next(
            Iterator<LedgerWeek> due, Function<LedgerWeek, Uni<WeekResult>> work, List<WeekResult> done) {
        if (!due.hasNext()) {
            return Uni.createFrom().item(done);
        }
        return work.apply(due.next()).chain(result -> {
            done.add(result);
            return result.archiving().stopsRun() ? Uni.createFrom().item(done) : next(due, work, done);
        });
    }

    private Uni<WeekResult> result(SqlConnection connection, LedgerWeek week, Archiving archiving) {
        return weeks.content(connection, week.week())
                .map(content -> new WeekResult(week.week(), archiving, content, week.bytes()));
    }

    /** Goes on to its end also when the one who asked has gone: the connection is given back as it was. */
    private <T> Uni<T> patiently(Function<SqlConnection, Uni<T>> work) {
        Uni<T> whole = pool.withConnection(connection -> connection
                .query(PATIENCE)
                .execute()
                .chain(() -> work.apply(connection))
                .eventually(() -> connection.query(NO_PATIENCE).execute()));
        return Uni.createFrom().emitter(asked -> whole.subscribe().with(asked::complete, asked::fail));
    }

    private static boolean isOfTheWeek(Throwable failure) {
        return failure instanceof ArchiveWeek.TooYoung || SqlState.startsWith(failure, LOCK_NOT_AVAILABLE, "22", "23");
    }

    private static Archiving inWords(Throwable failure) {
        if (failure instanceof ArchiveWeek.TooYoung) {
            return Archiving.TOO_YOUNG;
        }
        return SqlState.startsWith(failure, LOCK_NOT_AVAILABLE) ? Archiving.LOCKED : Archiving.INCONSISTENT;
    }
}
