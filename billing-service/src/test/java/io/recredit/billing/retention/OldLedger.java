package io.recredit.billing.retention;

import io.recredit.billing.ledger.Balance;
import io.recredit.billing.ledger.BalanceKey;
import io.recredit.billing.ledger.Contra;
import io.recredit.billing.ledger.Entry;
import io.recredit.billing.ledger.EntryKind;
import io.recredit.billing.ledger.EntryPartitions;
import io.recredit.billing.ledger.Ledger;
import io.recredit.billing.ledger.MessageDetails;
import io.recredit.contracts.Amount;
import io.recredit.contracts.Ids;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/** Entries of years ago, written by the ledger as it writes those of today. */
@ApplicationScoped
class OldLedger {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final Pool pool;
    private final Ledger ledger;
    private final EntryPartitions partitions;

    OldLedger(Pool pool, Ledger ledger, EntryPartitions partitions) {
        this.pool = pool;
        this.ledger = ledger;
        this.partitions = partitions;
    }

    /** Partitions for the weeks around a time, as they were made then. */
    void makeAround(Instant then) {
        await(partitions.makeAround(then));
    }

    /** Without an entry of the present the ledger does not show that those of the past are old. */
    void reachThePresent() {
        adjust(balance(), LocalDate.now(ZoneOffset.UTC).toString(), "1");
    }

    static BalanceKey balance() {
        UUID id = Ids.next();
        return new BalanceKey("c-" + id, "sms-rt00000-1", "CREDIT");
    }

    Entry adjust(BalanceKey balance, String day, String amount) {
        return await(post(balance, idOf(day), EntryKind.ADJUSTMENT, Amount.of(amount)));
    }

    Entry charge(BalanceKey balance, String day, String amount) {
        return await(
                post(balance, idOf(day), EntryKind.CHARGE, Amount.of(amount).negate()));
    }

    Entry refund(Entry charge) {
        return await(post(
                charge.balance(), charge.id(), EntryKind.REFUND, charge.amount().negate()));
    }

    /** Posts one entry after what there is. */
    Uni<Entry> post(BalanceKey key, UUID id, EntryKind kind, Amount effect) {
        Instant now = Instant.now();
        return pool.withTransaction(tx -> ledger.createAndLock(tx, key, now)
                .map(balance -> entry(balance.after(effect), id, kind, effect, now))
                .call(entry -> ledger.write(tx, List.of(entry))));
    }

    private static Entry entry(Balance after, UUID id, EntryKind kind, Amount effect, Instant now) {
        boolean ofMessage = kind == EntryKind.CHARGE || kind == EntryKind.REFUND;
        return new Entry(
                id,
                kind,
                after.key(),
                after.lastEntryNo(),
                effect,
                after.amount(),
                ofMessage ? Contra.REVENUE : Contra.ADJUSTMENTS,
                null,
                ofMessage
                        ? new MessageDetails(null, 1, "FR", "33", "otp", Ids.timeOf(id), null, null, new byte[32])
                        : null,
                null,
                null,
                now);
    }

    private static UUID idOf(String day) {
        UUID random = Ids.next();
        long millis = Instant.parse(day + "T12:00:00Z").toEpochMilli();
        return new UUID(millis << 16 | random.getMostSignificantBits() & 0xffff, random.getLeastSignificantBits());
    }

    /** Whether archived and kept entries together explain the balance: sum, numbers, running balances, other sides. */
    boolean adds(BalanceKey key) {
        return number("""
                with line as (
                    select entry_no as first_no, entry_no as last_no, amount_micros, balance_after_micros from entry
                    where customer = $1
                    union all
                    select first_entry_no, last_entry_no, amount_micros, balance_after_micros from archived_balance
                    where customer = $1
                ), running as (
                    select *, coalesce(lag(last_no) over w, 0) as no_before,
                        coalesce(lag(balance_after_micros) over w, 0) as before
                    from line window w as (order by first_no)
                )
                select count(*) from balance b
                where customer = $1 and balance_micros = (select sum(amount_micros) from line)
                    and last_entry_no = (select max(last_no) from line)
                    and not exists (
                        select from running
                        where first_no <> no_before + 1 or before + amount_micros <> balance_after_micros)
                    and balance_micros = (select coalesce(sum(amount_micros), 0) from entry where customer = $1)
                        + (select coalesce(sum(amount_micros), 0) from archived_sum where customer = $1)""", Tuple.of(key.customer())) == 1;
    }

    long number(String sql, Tuple parameters) {
        Row row = await(pool.preparedQuery(sql).execute(parameters)).iterator().next();
        return row.getLong(0);
    }

    String text(String sql) {
        return await(pool.query(sql).execute()).iterator().next().getString(0);
    }

    /** Whether there is such a table. */
    boolean exists(String table) {
        return number("select count(*) from (select to_regclass($1::text) as t) x where t is not null", Tuple.of(table))
                == 1;
    }

    void command(String sql) {
        await(pool.query(sql).execute());
    }

    static <T> T await(Uni<T> work) {
        return work.await().atMost(LIMIT);
    }
}
