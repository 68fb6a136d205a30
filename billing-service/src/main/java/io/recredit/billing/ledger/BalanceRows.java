package io.recredit.billing.ledger;

import io.recredit.billing.database.Columns;
import io.recredit.contracts.Amount;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** The table {@code balance}. One statement each, however many rows. */
@ApplicationScoped
class BalanceRows {

    private static final String CREATE = """
            insert into balance (customer, account, currency, updated_at)
            select k.customer, k.account, k.currency, k.updated_at
            from unnest($1::text[], $2::text[], $3::text[], $4::timestamptz[])
                as k (customer, account, currency, updated_at)
            order by k.customer collate "C", k.account collate "C", k.currency collate "C"
            on conflict do nothing""";

    private static final String LOCK = """
            select b.customer, b.account, b.currency, b.balance_micros, b.last_entry_no
            from unnest($1::text[], $2::text[], $3::text[]) as k (customer, account, currency)
            join balance b on b.customer = k.customer and b.account = k.account and b.currency = k.currency
            order by b.customer, b.account, b.currency
            for update of b""";

    private static final String UPDATE = """
            update balance b
            set balance_micros = n.balance_micros, last_entry_no = n.entry_no, updated_at = n.decided_at
            from unnest($1::text[], $2::text[], $3::text[], $4::bigint[], $5::bigint[], $6::timestamptz[])
                as n (customer, account, currency, balance_micros, entry_no, decided_at)
            where b.customer = n.customer and b.account = n.account and b.currency = n.currency""";

    Uni<Void> create(SqlConnection tx, Collection<BalanceKey> keys, Instant now) {
        if (keys.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Tuple parameters = keysOf(keys).time(key -> now).parameters();
        return tx.preparedQuery(CREATE).execute(parameters).replaceWithVoid();
    }

    Uni<Map<BalanceKey, Balance>> lock(SqlConnection tx, Collection<BalanceKey> keys) {
        if (keys.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        return tx.preparedQuery(LOCK).execute(keysOf(keys).parameters()).map(BalanceRows::read);
    }

    /** @param newest the last entry of each balance that changed */
    Uni<Void> update(SqlConnection tx, Collection<Entry> newest) {
        Tuple parameters = Columns.of(newest)
                .text(entry -> entry.balance().customer())
                .text(entry -> entry.balance().account())
                .text(entry -> entry.balance().currency())
                .bigint(entry -> entry.balanceAfter().micros())
                .bigint(Entry::entryNo)
                .time(Entry::decidedAt)
                .parameters();
        return tx.preparedQuery(UPDATE)
                .execute(parameters)
                .invoke(result -> {
                    if (result.rowCount() != newest.size()) {
                        throw new IllegalStateException("not all balances are there: " + result.rowCount());
                    }
                })
                .replaceWithVoid();
    }

    private static Columns<BalanceKey> keysOf(Collection<BalanceKey> keys) {
        return Columns.of(keys)
                .text(BalanceKey::customer)
                .text(BalanceKey::account)
                .text(BalanceKey::currency);
    }

    private static Map<BalanceKey, Balance> read(RowSet<Row> rows) {
        Map<BalanceKey, Balance> balances = new HashMap<>();
        for (Row row : rows) {
            BalanceKey key = new BalanceKey(row.getString(0), row.getString(1), row.getString(2));
            balances.put(key, new Balance(key, Amount.ofMicros(row.getLong(3)), row.getLong(4)));
        }
        return balances;
    }
}
