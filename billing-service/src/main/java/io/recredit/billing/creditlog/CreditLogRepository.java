package io.recredit.billing.creditlog;

import io.recredit.billing.ledger.BalanceKey;
import io.recredit.billing.ledger.EntryKind;
import io.recredit.contracts.Amount;
import io.recredit.contracts.WireName;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** Reads the table {@code entry} by its index on (customer, account, currency, entry_no). */
@ApplicationScoped
class CreditLogRepository {

    private static final String BELOW = """
            select id, kind, amount_micros, balance_after_micros, entry_no, decided_at, "user", country, prefix,
                purpose, segments, counterparty, reason, actor
            from entry
            where customer = $1 and account = $2 and currency = $3 and entry_no < $4
            order by entry_no desc
            limit $5""";

    private static final String ARCHIVED = """
            select sum(entries)::bigint, (max(week) + 7) from archived_balance
            where customer = $1 and account = $2 and currency = $3""";

    private final Pool pool;

    CreditLogRepository(Pool pool) {
        this.pool = pool;
    }

    /**
     * The newest entries of a balance whose number is below a bound.
     *
     * @param limit rows at most
     */
    Uni<List<EntryView>> below(BalanceKey balance, long entryNo, int limit) {
        Tuple values = Tuple.of(balance.customer(), balance.account(), balance.currency(), entryNo, limit);
        return pool.preparedQuery(BELOW)
                .execute(values)
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> read(row, balance.currency()))
                        .toList());
    }

    /** What of a balance's log was archived; empty if nothing was. */
    Uni<Optional<ArchivedView>> archived(BalanceKey balance) {
        Tuple values = Tuple.of(balance.customer(), balance.account(), balance.currency());
        return pool.preparedQuery(ARCHIVED).execute(values).map(rows -> {
            Row row = rows.iterator().next();
            return Optional.ofNullable(row.getLong(0)).map(entries -> new ArchivedView(entries, row.getLocalDate(1)));
        });
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
