package io.recredit.billing;

import io.recredit.billing.ledger.Balance;
import io.recredit.billing.ledger.BalanceKey;
import io.recredit.billing.ledger.Contra;
import io.recredit.billing.ledger.Entry;
import io.recredit.billing.ledger.EntryKind;
import io.recredit.billing.ledger.Ledger;
import io.recredit.billing.ledger.MessageDetails;
import io.recredit.contracts.Amount;
import io.recredit.contracts.Ids;
import io.recredit.contracts.Purpose;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** Logs of entries that were decided in the past two weeks, as the tests of logs and summaries need them. */
@ApplicationScoped
public class LedgerGround {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    /** Charges one per millisecond, each of one credit, to Italy; the last one has the balance 0. */
    private static final String CHARGES = """
            insert into entry (customer, id, kind, account, currency, entry_no, amount_micros, balance_after_micros,
                contra, "user", segments, country, prefix, purpose, accepted_at, content_hash, decided_at)
            select $1, m.id, 'charge', $2, $3, $4 + n, -1000000, ($6 - n) * 1000000::bigint, 'revenue', $7::uuid, 1, 'IT', '39',
                'otp', t.at, sha256(uuid_send(m.id)), t.at
            from generate_series(1, $6::int) as n,
                lateral (select $5::timestamptz + make_interval(secs => n / 1000.0)) as t (at),
                lateral (select uuidv7(t.at - clock_timestamp())) as m (id)""";

    private static final String ALL_CHARGED = """
            update balance set balance_micros = 0, last_entry_no = last_entry_no + $4
            where customer = $1 and account = $2 and currency = $3""";

    private final Pool pool;
    private final Ledger ledger;

    LedgerGround(Pool pool, Ledger ledger) {
        this.pool = pool;
        this.ledger = ledger;
    }

    /** A message in one segment that is charged. */
    public record Message(@Nullable UUID user, int segments, String country, String prefix, Purpose purpose) {

        /** One segment of a user's to a country, e.g. {@code FR 336}. */
        public static Message to(String destination, Purpose purpose, @Nullable UUID user) {
            String[] parts = destination.split(" ", -1);
            return new Message(user, 1, parts[0], parts[1], purpose);
        }

        public Message ofSegments(int number) {
            return new Message(user, number, country, prefix, purpose);
        }

        private MessageDetails acceptedAt(Instant time) {
            return new MessageDetails(
                    user, segments, country, prefix, purpose.wireName(), time, null, null, new byte[32]);
        }
    }

    /** A message was accepted and charged at that time. */
    public Entry charge(BalanceKey balance, Instant time, String amount, Message message) {
        return post(
                balance,
                idOf(time),
                EntryKind.CHARGE,
                Amount.of(amount).negate(),
                Contra.REVENUE,
                message.acceptedAt(time),
                null,
                null,
                time);
    }

    /** The whole charge was given back at that time. */
    public Entry refund(Entry charge, Instant time, String reason) {
        return post(
                charge.balance(),
                charge.id(),
                EntryKind.REFUND,
                charge.amount().negate(),
                Contra.REVENUE,
                charge.message(),
                reason,
                null,
                time);
    }

    /** Credits were bought. */
    public Entry topup(BalanceKey balance, Instant time, String amount) {
        return post(
                balance,
                idOf(time),
                EntryKind.TOPUP,
                Amount.of(amount),
                Contra.CARD_CLEARING,
                null,
                null,
                "billing",
                time);
    }

    /** An operator corrected the balance. */
    public Entry adjustment(BalanceKey balance, Instant time, String amount, String reason) {
        return post(
                balance,
                idOf(time),
                EntryKind.ADJUSTMENT,
                Amount.of(amount),
                Contra.ADJUSTMENTS,
                null,
                reason,
                "olivia",
                time);
    }

    private Entry post(
            BalanceKey key,
            UUID id,
            EntryKind kind,
            Amount effect,
            Contra contra,
            @Nullable MessageDetails message,
            @Nullable String reason,
            @Nullable String actor,
            Instant time) {
        return await(pool.withTransaction(tx -> ledger.createAndLock(tx, key, time)
                .map(before -> {
                    Balance after = before.after(effect);
                    return new Entry(
                            id,
                            kind,
                            key,
                            after.lastEntryNo(),
                            effect,
                            after.amount(),
                            contra,
                            null,
                            message,
                            reason,
                            actor,
                            time);
                })
                .call(entry -> ledger.write(tx, List.of(entry)))));
    }

    /** Tops the balance up by so many credits and charges each of them, one message per millisecond from that time on. */
    public void spendOneByOne(BalanceKey balance, Instant time, int credits) {
        spendOneByOne(balance, time, credits, null);
    }

    /** The same by a user. */
    public void spendOneByOne(BalanceKey balance, Instant time, int credits, @Nullable UUID user) {
        Entry topup = topup(balance, time, String.valueOf(credits));
        Tuple key = Tuple.of(balance.customer(), balance.account(), balance.currency());
        await(pool.withTransaction(tx -> tx.preparedQuery(CHARGES)
                .execute(Tuple.of(balance.customer(), balance.account(), balance.currency())
                        .addLong(topup.entryNo())
                        .addOffsetDateTime(time.atOffset(ZoneOffset.UTC))
                        .addInteger(credits)
                        .addUUID(user))
                .chain(() -> tx.preparedQuery(ALL_CHARGED).execute(key.addInteger(credits)))));
    }

    /** Rows of a query, in the database's own words. */
    public List<String> texts(String sql) {
        List<String> texts = new ArrayList<>();
        for (Row row : await(pool.query(sql).execute())) {
            texts.add(row.getString(0));
        }
        return texts;
    }

    /** Does it, and fails as PostgreSQL does. */
    public void command(String sql) {
        await(pool.query(sql).execute());
    }

    /** Does something while a table is not where it is looked for. */
    public <T> T whileRenamed(String table, String otherName, Callable<T> work) throws Exception {
        command("alter table %s rename to %s".formatted(table, otherName));
        try {
            return work.call();
        } finally {
            command("alter table %s rename to %s".formatted(otherName, table));
        }
    }

    /** Does something while a transaction holds a lock. */
    public <T> T whileLocked(String lock, Callable<T> work) throws Exception {
        SqlConnection connection = await(pool.getConnection());
        try {
            await(connection.query("begin; " + lock).execute());
            return work.call();
        } finally {
            await(connection.query("rollback").execute().replaceWithVoid().eventually(connection::close));
        }
    }

    private static UUID idOf(Instant time) {
        UUID random = Ids.next();
        return new UUID(
                time.toEpochMilli() << 16 | random.getMostSignificantBits() & 0xffff, random.getLeastSignificantBits());
    }

    private static <T> T await(Uni<T> work) {
        return work.await().atMost(LIMIT);
    }
}
