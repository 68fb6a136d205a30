package io.recredit.billing.topup;

import io.recredit.billing.database.Columns;
import io.recredit.billing.ledger.BalanceKey;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The table {@code topup_attempt}. Who writes has locked the balances of what is written. */
@ApplicationScoped
class AttemptRows {

    private static final String FIND = "select " + AttemptColumns.ALL + " from topup_attempt t where t.id = $1";

    private static final String OPEN = "select " + AttemptColumns.ALL + """
             from unnest($1::text[], $2::text[], $3::text[]) as k (customer, account, currency)
            join topup_attempt t on t.customer = k.customer and t.account = k.account and t.currency = k.currency
                and t.kind = 'automatic' and t.state in ('requested', 'charging', 'needs-approval', 'unknown')""";

    private static final String DUE = """
            select id, customer, account, currency from topup_attempt
            where due_at <= $1
            order by due_at
            limit $2""";

    private static final String COUNT_OPEN = "select count(*) from topup_attempt where due_at is not null";

    private static final String WRITE = """
            insert into topup_attempt (id, customer, account, currency, kind, state, episode, low_since, amount_micros,
                price_minor, price_currency, vat_minor, total_minor, vat_terms, card, card_brand, card_last4,
                gateway_customer, gateway_card, payment, reason, emails, actor, tries, due_at, requested_at, begun_at,
                resent_at, ended_at, balance_after_micros)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22,
                $23, $24, $25, $26, $27, $28, $29, $30)
            on conflict (id) do update set state = excluded.state, episode = excluded.episode,
                low_since = excluded.low_since, amount_micros = excluded.amount_micros,
                price_minor = excluded.price_minor, price_currency = excluded.price_currency,
                vat_minor = excluded.vat_minor, total_minor = excluded.total_minor, vat_terms = excluded.vat_terms,
                card = excluded.card, card_brand = excluded.card_brand, card_last4 = excluded.card_last4,
                gateway_customer = excluded.gateway_customer, gateway_card = excluded.gateway_card,
                payment = excluded.payment, reason = excluded.reason, emails = excluded.emails,
                tries = excluded.tries, due_at = excluded.due_at, begun_at = excluded.begun_at,
                resent_at = excluded.resent_at, ended_at = excluded.ended_at,
                balance_after_micros = excluded.balance_after_micros""";

    /** An attempt that somebody has to look at. */
    record DueRow(UUID id, BalanceKey balance) {}

    Uni<Optional<Attempt>> find(SqlClient client, UUID id) {
        return client.preparedQuery(FIND)
                .execute(Tuple.of(id))
                .map(rows -> read(rows).stream().findFirst());
    }

    /** The open automatic attempts of some locked balances. */
    Uni<Map<BalanceKey, Attempt>> openOf(SqlConnection tx, Collection<BalanceKey> keys) {
        Tuple parameters = Columns.of(keys)
                .text(BalanceKey::customer)
                .text(BalanceKey::account)
                .text(BalanceKey::currency)
                .parameters();
        return tx.preparedQuery(OPEN).execute(parameters).map(rows -> {
            Map<BalanceKey, Attempt> open = new HashMap<>();
            read(rows).forEach(attempt -> open.put(attempt.balance(), attempt));
            return open;
        });
    }

    /**
     * What is due, longest due first.
     *
     * @param limit rows at most
     */
    Uni<List<DueRow>> due(SqlClient client, Instant now, int limit) {
        return client.preparedQuery(DUE)
                .execute(Tuple.of(now.atOffset(ZoneOffset.UTC), limit))
                .map(rows -> {
                    List<DueRow> due = new ArrayList<>(rows.size());
                    rows.forEach(row -> due.add(new DueRow(
                            row.getUUID(0), new BalanceKey(row.getString(1), row.getString(2), row.getString(3)))));
                    return due;
                });
    }

    Uni<Long> countOpen(SqlClient client) {
        return client.query(COUNT_OPEN)
                .execute()
                .map(rows -> rows.iterator().next().getLong(0));
    }

    /** Stores attempts as they are now, in their order, new ones included. */
    Uni<Void> write(SqlConnection tx, List<Attempt> attempts) {
        if (attempts.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return tx.preparedQuery(WRITE)
                .executeBatch(attempts.stream().map(AttemptColumns::valuesOf).toList())
                .replaceWithVoid();
    }

    private static List<Attempt> read(RowSet<Row> rows) {
        List<Attempt> attempts = new ArrayList<>(rows.size());
        rows.forEach(row -> attempts.add(AttemptColumns.read(row)));
        return attempts;
    }
}
