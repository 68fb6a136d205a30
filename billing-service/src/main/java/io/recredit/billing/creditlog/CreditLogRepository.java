package io.recredit.billing.creditlog;

import io.recredit.billing.ledger.BalanceKey;
import io.recredit.billing.ledger.EntryKind;
import io.recredit.contracts.Amount;
import io.recredit.contracts.WireName;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads the table {@code entry} by its indexes on (customer, account, currency, entry_no). */
@ApplicationScoped
class CreditLogRepository {

    /** Entries that one read looks at, at most: about 50 ms of the database's time, however few of them are wanted. */
    static final int MAX_LOOKED_AT = 50_000;

    private static final String OF_WINDOW = """
            customer = $1 and account = $2 and currency = $3 and entry_no >= $4 and entry_no < $5""";

    /** In these words the partial index has it, too. */
    private static final String BESIDE_MESSAGES = " and kind not in ('charge', 'refund')";

    /**
     * One statement, so that what was looked at and what comes after it are told by one snapshot. The lines come lazily:
     * as soon as there are enough nothing more is looked at. Only if there are not enough the second part walks to the
     * first entry beyond.
     */
    private static final String SLICE = """
            with found as materialized (
                select * from (
                    select id, kind, amount_micros, balance_after_micros, entry_no, decided_at, "user", country, prefix,
                        purpose, segments, counterparty, reason, actor
                    from entry
                    where %1$s
                    order by entry_no desc
                    limit $6) looked_at
                where ($8::text[] is null or kind = any ($8))
                    and ($9::uuid is null or "user" = $9)
                    and ($10::text is null or purpose = $10)
                    and ($11::text is null or country = $11)
                    and ($12::text is null or starts_with(prefix, $12))
                    and ($13::timestamptz is null or decided_at >= $13)
                    and ($14::timestamptz is null or decided_at < $14)
                order by entry_no desc
                limit $7
            ), beyond as (
                select entry_no as beyond from entry
                where %1$s and (select count(*) from found) < $7
                order by entry_no desc
                offset $6 limit 1
            )
            select * from found full join beyond on false
            order by entry_no desc nulls last""";

    private static final String SLICE_OF_ALL = SLICE.formatted(OF_WINDOW);
    private static final String SLICE_BESIDE_MESSAGES = SLICE.formatted(OF_WINDOW + BESIDE_MESSAGES);

    /**
     * Halves the log about 24 times for ten million entries. Each time the nearest entry that is there is looked at: numbers
     * of archived weeks are missing.
     */
    private static final String FIRST_SINCE = """
            with recursive search (low, high) as (
                select 0::bigint, coalesce((
                    select last_entry_no from balance where customer = $1 and account = $2 and currency = $3), 0) + 1
                union all
                select case when probe.decided_at >= $4 then s.low else s.middle end,
                    case when probe.decided_at >= $4 then probe.entry_no else s.high end
                from (select low, high, (low + high) / 2 as middle from search where high - low > 1) s
                left join lateral (
                    select entry_no, decided_at from entry
                    where customer = $1 and account = $2 and currency = $3 and entry_no > s.low and entry_no <= s.middle
                    order by entry_no desc
                    limit 1) probe on true
            )
            select min(high) from search""";

    private static final String ARCHIVED = """
            select sum(entries)::bigint, (max(week) + 7) from archived_balance
            where customer = $1 and account = $2 and currency = $3""";

    private final Pool pool;

    CreditLogRepository(Pool pool) {
        this.pool = pool;
    }

    /**
     * The newest lines of a stretch of the log that pass the filter, as far as {@value #MAX_LOOKED_AT} entries show them.
     *
     * @param limit lines at most
     */
    Uni<LogSlice> slice(BalanceKey balance, LogFilter filter, LogWindow window, int limit) {
        if (window.isEmpty()) {
            return Uni.createFrom().item(LogSlice.END);
        }
        Tuple values = keyOf(balance)
                .addLong(window.from())
                .addLong(window.below())
                .addInteger(MAX_LOOKED_AT)
                .addInteger(limit + 1)
                .addArrayOfString(kindsOf(filter))
                .addUUID(filter.user())
                .addString(filter.purpose() == null ? null : filter.purpose().wireName())
                .addString(filter.country())
                .addString(filter.prefix())
                .addValue(timeOf(filter.from()))
                .addValue(timeOf(filter.to()));
        return pool.preparedQuery(filter.isWithoutMessages() ? SLICE_BESIDE_MESSAGES : SLICE_OF_ALL)
                .execute(values)
                .map(rows -> read(rows, balance.currency(), limit));
    }

    /**
     * Finds a place in the log by time. Times hardly ever go back from one number to the next: two instances' clocks
     * differ, or a command waits for its lock.
     *
     * @return a number before which everything was decided before that time, except for what is out of order; one more
     *     than the last when all was
     */
    Uni<Long> firstSince(BalanceKey balance, Instant time) {
        return pool.preparedQuery(FIRST_SINCE)
                .execute(keyOf(balance).addValue(timeOf(time)))
                .map(rows -> rows.iterator().next().getLong(0));
    }

    /** What of a balance's log was archived; empty if nothing was. */
    Uni<Optional<ArchivedView>> archived(BalanceKey balance) {
        return pool.preparedQuery(ARCHIVED).execute(keyOf(balance)).map(rows -> {
            Row row = rows.iterator().next();
            return Optional.ofNullable(row.getLong(0)).map(entries -> new ArchivedView(entries, row.getLocalDate(1)));
        });
    }

    private static Tuple keyOf(BalanceKey balance) {
        return Tuple.of(balance.customer(), balance.account(), balance.currency());
    }

    private static String @Nullable [] kindsOf(LogFilter filter) {
        return filter.kinds().isEmpty()
                ? null
                : filter.kinds().stream().map(EntryKind::wireName).toArray(String[]::new);
    }

    private static @Nullable OffsetDateTime timeOf(@Nullable Instant time) {
        return time == null ? null : time.atOffset(ZoneOffset.UTC);
    }

    private static LogSlice read(RowSet<Row> rows, String currency, int limit) {
        List<EntryView> found = new ArrayList<>(rows.size());
        OptionalLong beyond = OptionalLong.empty();
        for (Row row : rows) {
            if (row.getLong("entry_no") == null) {
                beyond = OptionalLong.of(row.getLong("beyond"));
            } else {
                found.add(read(row, currency));
            }
        }
        return LogSlice.of(found, limit, beyond);
    }

    private static EntryView read(Row row, String currency) {
        UUID id = row.getUUID("id");
        EntryKind kind = WireName.of(EntryKind.class, row.getString("kind"));
        boolean ofMessage = kind == EntryKind.CHARGE || kind == EntryKind.REFUND;
        return new EntryView(
                row.getLong("entry_no"),
                id,
                kind.wireName(),
                Amount.ofMicros(row.getLong("amount_micros")),
                Amount.ofMicros(row.getLong("balance_after_micros")),
                currency,
                row.getOffsetDateTime("decided_at").toInstant(),
                row.getUUID("user"),
                ofMessage ? id : null,
                row.getString("country"),
                row.getString("prefix"),
                row.getString("purpose"),
                row.getInteger("segments"),
                row.getString("counterparty"),
                row.getString("reason"),
                row.getString("actor"));
    }
}
