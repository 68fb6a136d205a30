package io.recredit.billing.retention;

import io.recredit.billing.ledger.EntryWeek;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Transaction;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.function.Function;

/**
 * The four steps that take a week out of the ledger. Each is committed before the next begins, and may be done again: what
 * was broken off goes on where it was. None holds a lock that a charge of the present waits for: each lock of the steps is
 * on the old week's partition alone, or one that lets others read and write.
 */
@ApplicationScoped
class ArchiveWeek {

    /** Somebody reads or writes the old week: rather give up than make those wait who come after. */
    private static final String WAIT_SHORTLY = "set local lock_timeout = '2s'";

    private static final String BEGIN = """
            insert into archived_week (week, state, started_at, started_by) values ($1, 'closing', $2, $3)
            on conflict do nothing""";

    /** A trigger on the one partition: those who write to others never see it. */
    private static final String CLOSE = """
            create or replace trigger closed before insert or update or delete on %s
            for each row execute function refuse_entry_of_closed_week()""";

    private static final String OPEN = "drop trigger if exists closed on %s";

    /** Entries whose numbers follow each other have the same difference between their number and their place. */
    private static final String STORE_BALANCES = """
            insert into closing_balance (customer, account, currency, week, first_entry_no, last_entry_no, entries,
                balance_before_micros, amount_micros, balance_after_micros)
            select customer, account, currency, $1::date, min(entry_no), max(entry_no), count(*),
                (min(balance_after_micros - amount_micros) filter (where is_first))::bigint,
                sum(amount_micros)::bigint, min(balance_after_micros) filter (where is_last)
            from (
                select *, entry_no - row_number() over w as run,
                    lag(entry_no) over w is distinct from entry_no - 1 as is_first,
                    lead(entry_no) over w is distinct from entry_no + 1 as is_last
                from %s
                window w as (partition by customer, account, currency order by entry_no)
            ) e
            group by customer, account, currency, run""";

    private static final String STORE_SUMS = """
            insert into closing_sum (customer, account, currency, week, kind, contra, entries, amount_micros)
            select customer, account, currency, $1::date, kind, contra, count(*), sum(amount_micros)::bigint
            from %s group by customer, account, currency, kind, contra""";

    private static final String STORED = """
            update archived_week a set state = 'closed', bytes = pg_total_relation_size($2::text::regclass),
                entries = (select coalesce(sum(entries), 0) from closing_balance c where c.week = a.week),
                balances = (
                    select count(*) from (select distinct customer, account, currency from closing_sum c
                    where c.week = a.week) b)
            where week = $1""";

    private static final String IS_CLOSING =
            "select from archived_week where week = $1 and state = 'closing' for update";

    private static final String DETACH = "alter table entry detach partition %s concurrently";
    private static final String FINISH_DETACHING = "alter table entry detach partition %s finalize";

    private static final String MOVE = "alter table %s set schema archive";

    private static final String END = "update archived_week set state = 'archived', archived_at = $2 where week = $1";

    private final WeekRows weeks;

    ArchiveWeek(WeekRows weeks) {
        this.weeks = weeks;
    }

    /** Takes the steps that are left. */
    Uni<Void> run(SqlConnection connection, LedgerWeek week, String actor, Instant now) {
        EntryWeek entries = week.week();
        Uni<Void> closed = week.state() == WeekState.CLOSED
                ? Uni.createFrom().voidItem()
                : close(connection, entries, actor, now).chain(() -> store(connection, entries));
        Uni<Void> detached = week.attached()
                ? detach(connection, entries, week.detachBegun())
                : Uni.createFrom().voidItem();
        return closed.chain(() -> detached).chain(() -> move(connection, entries, now));
    }

    /**
     * From now on nothing is added to the week. Waits for those who are just adding to it; fails with {@link TooYoung} if
     * something may still be added.
     */
    Uni<Void> close(SqlConnection connection, EntryWeek week, String actor, Instant now) {
        return inTransaction(
                connection,
                tx -> tx.query(WAIT_SHORTLY)
                        .execute()
                        .chain(() -> weeks.isOldEnough(tx, week))
                        .onItem()
                        .transformToUni(old -> old
                                ? Uni.createFrom().voidItem()
                                : Uni.createFrom().failure(new TooYoung(week)))
                        .chain(() -> tx.preparedQuery(BEGIN)
                                .execute(Tuple.of(week.monday(), now.atOffset(ZoneOffset.UTC), actor)))
                        .chain(() -> tx.query(CLOSE.formatted(week.partition())).execute())
                        .replaceWithVoid());
    }

    /** Stores the closing balances and sums, once. */
    Uni<Void> store(SqlConnection connection, EntryWeek week) {
        return inTransaction(
                connection,
                tx -> tx.preparedQuery(IS_CLOSING)
                        .execute(Tuple.of(week.monday()))
                        .chain(rows -> rows.size() == 0 ? Uni.createFrom().voidItem() : storeAll(tx, week)));
    }

    private static Uni<Void> storeAll(SqlConnection tx, EntryWeek week) {
        LocalDate monday = week.monday();
        String partition = week.partition();
        return tx.preparedQuery(STORE_BALANCES.formatted(partition))
                .execute(Tuple.of(monday))
                .chain(() -> tx.preparedQuery(STORE_SUMS.formatted(partition)).execute(Tuple.of(monday)))
                .chain(() -> tx.preparedQuery(STORED).execute(Tuple.of(monday, partition)))
                .replaceWithVoid();
    }

    /** Waits until every transaction has ended that may still see the partition in the ledger, and holds nobody up. */
    Uni<Void> detach(SqlConnection connection, EntryWeek week, boolean begun) {
        return connection
                .query((begun ? FINISH_DETACHING : DETACH).formatted(week.partition()))
                .execute()
                .replaceWithVoid();
    }

    /** Puts the detached table aside. */
    Uni<Void> move(SqlConnection connection, EntryWeek week, Instant now) {
        return inTransaction(
                connection,
                tx -> tx.query(WAIT_SHORTLY)
                        .execute()
                        .chain(() -> tx.query(OPEN.formatted(week.partition())).execute())
                        .chain(() -> tx.query(MOVE.formatted(week.partition())).execute())
                        .chain(() ->
                                tx.preparedQuery(END).execute(Tuple.of(week.monday(), now.atOffset(ZoneOffset.UTC))))
                        .replaceWithVoid());
    }

    private static Uni<Void> inTransaction(SqlConnection connection, Function<SqlConnection, Uni<Void>> work) {
        return connection
                .begin()
                .chain(tx -> work.apply(connection).call(tx::commit).onFailure().call(() -> rollback(tx)));
    }

    private static Uni<Void> rollback(Transaction tx) {
        return tx.rollback().onFailure().recoverWithNull();
    }

    /** It is not long enough ago, going by the database. */
    static final class TooYoung extends RuntimeException {
        private static final long serialVersionUID = 1;

        TooYoung(EntryWeek week) {
            super("the week of " + week.monday() + " is too young to be archived");
        }
    }
}
