package io.recredit.billing.allowance;

import io.recredit.billing.ledger.BalanceKey;
import io.recredit.contracts.Amount;
import io.recredit.contracts.WireName;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The table {@code allowance_plan}. Changes are made under the lock of the balance. */
@ApplicationScoped
class PlanRows {

    private static final String COLUMNS =
            "customer, account, currency, \"user\", every, amount_micros, last_period, next_at, changed_at, changed_by";

    private static final String KEY = " where customer = $1 and account = $2 and currency = $3 and \"user\" = $4";

    private static final String SAVE = "insert into allowance_plan (" + COLUMNS + """
            ) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
            on conflict (customer, "user", currency, account) do update set every = excluded.every,
                amount_micros = excluded.amount_micros, last_period = excluded.last_period,
                next_at = excluded.next_at, changed_at = excluded.changed_at, changed_by = excluded.changed_by""";

    private static final String FIND = "select " + COLUMNS + " from allowance_plan" + KEY;

    private static final String REMOVE = "delete from allowance_plan" + KEY;

    private static final String DUE =
            "select " + COLUMNS + " from allowance_plan where next_at <= $1 order by next_at limit $2";

    private static final String NEWEST_ADDED = "select max(period_start) from allowance_change" + KEY
            + " and kind = 'plan' and period = $5 having max(period_start) is not null";

    private static final String POSTPONE = "update allowance_plan set next_at = $5" + KEY + " and next_at < $5";

    Uni<Void> save(SqlConnection tx, AllowancePlan plan) {
        Tuple values = LimitRows.keyOf(plan.key())
                .addString(plan.every().wireName())
                .addLong(plan.amount().micros())
                .addLocalDate(plan.lastPeriod())
                .addOffsetDateTime(plan.nextAt().atOffset(ZoneOffset.UTC))
                .addOffsetDateTime(plan.changedAt().atOffset(ZoneOffset.UTC))
                .addString(plan.changedBy());
        return tx.preparedQuery(SAVE).execute(values).replaceWithVoid();
    }

    Uni<Optional<AllowancePlan>> find(SqlClient client, UserKey key) {
        return client.preparedQuery(FIND)
                .execute(LimitRows.keyOf(key))
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.of(read(rows.iterator().next())));
    }

    Uni<Void> remove(SqlConnection tx, UserKey key) {
        return tx.preparedQuery(REMOVE).execute(LimitRows.keyOf(key)).replaceWithVoid();
    }

    /** Plans that may have something to add, those that wait longest first. Looks without locks. */
    Uni<List<AllowancePlan>> due(SqlClient client, Instant now, int atMost) {
        return client.preparedQuery(DUE)
                .execute(Tuple.of(now.atOffset(ZoneOffset.UTC), atMost))
                .map(rows -> {
                    List<AllowancePlan> plans = new ArrayList<>(rows.size());
                    rows.forEach(row -> plans.add(read(row)));
                    return plans;
                });
    }

    /** The newest period of this length that any plan of the user has added for. */
    Uni<Optional<LocalDate>> newestAdded(SqlConnection tx, AllowancePlan plan) {
        return tx.preparedQuery(NEWEST_ADDED)
                .execute(LimitRows.keyOf(plan.key()).addString(plan.every().wireName()))
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.of(rows.iterator().next().getLocalDate(0)));
    }

    /** Lets one that cannot be carried out wait until then, so that it holds up no other. */
    Uni<Void> postpone(SqlClient client, UserKey key, Instant until) {
        return client.preparedQuery(POSTPONE)
                .execute(LimitRows.keyOf(key).addOffsetDateTime(until.atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
    }

    static AllowancePlan read(Row row) {
        return new AllowancePlan(
                new UserKey(
                        new BalanceKey(row.getString("customer"), row.getString("account"), row.getString("currency")),
                        row.getUUID("user")),
                WireName.of(Period.class, row.getString("every")),
                Amount.ofMicros(row.getLong("amount_micros")),
                row.getLocalDate("last_period"),
                row.getOffsetDateTime("next_at").toInstant(),
                row.getOffsetDateTime("changed_at").toInstant(),
                row.getString("changed_by"));
    }
}
