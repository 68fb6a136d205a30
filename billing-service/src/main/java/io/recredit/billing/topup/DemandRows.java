package io.recredit.billing.topup;

import io.recredit.billing.database.Columns;
import io.recredit.billing.episode.AccountLocale;
import io.recredit.billing.ledger.BalanceKey;
import io.recredit.contracts.Amount;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What {@code balance_rule} and {@code low_episode} say of automatic top-ups, and the rules' progress. */
@ApplicationScoped
class DemandRows {

    private static final String READ = """
            select k.customer, k.account, k.currency,
                r.enabled and coalesce(a.state, '') <> 'closed' as enabled, r.amount_micros, r.card, r.emails,
                r.consecutive_declines, r.paused_at, r.resumed_at,
                e.id as episode, e.level_micros, e.updated_at as low_since, a.language, a.time_zone
            from unnest($1::text[], $2::text[], $3::text[]) as k (customer, account, currency)
            left join balance_rule r on r.customer = k.customer and r.account = k.account and r.currency = k.currency
                and r.rule = 'auto-topup'
            left join low_episode e on e.customer = k.customer and e.account = k.account and e.currency = k.currency
                and e.rule = 'auto-topup' and e.state = 'open'
            left join ref_account a on a.account = k.account""";

    private static final String PROGRESS = """
            update balance_rule set consecutive_declines = $4, paused_at = $5
            where customer = $1 and account = $2 and currency = $3 and rule = 'auto-topup'""";

    private static final String RESUME = """
            update balance_rule set consecutive_declines = 0, paused_at = null, resumed_at = clock_timestamp()
            where customer = $1 and account = $2 and currency = $3 and rule = 'auto-topup'""";

    private static final String ON_DEFAULT_CARD = """
            select account, currency from balance_rule
            where customer = $1 and rule = 'auto-topup' and card is null and (account, currency) > ($2, $3)
            order by account, currency
            limit $4""";

    /** Balances of which something is to be known; read after they are locked. */
    Uni<Map<BalanceKey, Demand>> read(SqlConnection tx, Collection<BalanceKey> keys) {
        Tuple parameters = Columns.of(keys)
                .text(BalanceKey::customer)
                .text(BalanceKey::account)
                .text(BalanceKey::currency)
                .parameters();
        return tx.preparedQuery(READ).execute(parameters).map(rows -> {
            Map<BalanceKey, Demand> demands = new HashMap<>();
            rows.forEach(row -> {
                Demand demand = demand(row);
                demands.put(demand.balance(), demand);
            });
            return demands;
        });
    }

    Uni<Demand> read(SqlConnection tx, BalanceKey key) {
        return read(tx, List.of(key)).map(demands -> Objects.requireNonNull(demands.get(key)));
    }

    /** Stores how the rule's charges go. */
    Uni<Void> progress(SqlConnection tx, BalanceKey key, int declines, @Nullable Instant pausedAt) {
        Tuple values = Tuple.of(key.customer(), key.account(), key.currency(), declines);
        return tx.preparedQuery(PROGRESS)
                .execute(values.addOffsetDateTime(pausedAt == null ? null : pausedAt.atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
    }

    /** The owner wants it to be tried at once. */
    Uni<Void> resume(SqlConnection tx, BalanceKey key) {
        return tx.preparedQuery(RESUME)
                .execute(Tuple.of(key.customer(), key.account(), key.currency()))
                .replaceWithVoid();
    }

    /**
     * A page of the customer's rules that pay with the default card.
     *
     * @param after the last one of the page before; account and currency are empty for the first page
     * @param limit rows at most
     */
    Uni<List<BalanceKey>> onDefaultCard(SqlClient client, BalanceKey after, int limit) {
        return client.preparedQuery(ON_DEFAULT_CARD)
                .execute(Tuple.of(after.customer(), after.account(), after.currency(), limit))
                .map(rows -> {
                    List<BalanceKey> keys = new ArrayList<>(rows.size());
                    rows.forEach(row -> keys.add(new BalanceKey(after.customer(), row.getString(0), row.getString(1))));
                    return keys;
                });
    }

    private static Demand demand(Row row) {
        return new Demand(
                new BalanceKey(row.getString("customer"), row.getString("account"), row.getString("currency")),
                rule(row),
                row.getUUID("episode") == null
                        ? null
                        : new LowNow(
                                row.getUUID("episode"),
                                Amount.ofMicros(row.getLong("level_micros")),
                                row.getOffsetDateTime("low_since").toInstant()),
                row.getString("language") == null
                        ? AccountLocale.UNKNOWN
                        : new AccountLocale(row.getString("language"), row.getString("time_zone")));
    }

    private static @Nullable TopupRule rule(Row row) {
        Long amount = row.getLong("amount_micros");
        if (amount == null) {
            return null;
        }
        String[] emails = row.getArrayOfStrings("emails");
        return new TopupRule(
                row.getBoolean("enabled"),
                Amount.ofMicros(amount),
                row.getUUID("card"),
                emails == null ? List.of() : List.of(emails),
                row.getInteger("consecutive_declines"),
                instant(row.getOffsetDateTime("paused_at")),
                instant(row.getOffsetDateTime("resumed_at")));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
