package io.recredit.billing.allowance;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

/** The limits in the table {@code user_credit}. Changes are made under the lock of the balance. */
@ApplicationScoped
class LimitRows {

    private static final String KEY = """
            where customer = $1 and account = $2 and currency = $3 and "user" = $4""";

    private static final String SAVE = """
            insert into user_credit (customer, account, currency, "user", daily_limit_micros, weekly_limit_micros,
                monthly_limit_micros, limits_changed_at, limits_changed_by)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            on conflict (customer, "user", currency, account) do update set
                daily_limit_micros = excluded.daily_limit_micros,
                weekly_limit_micros = excluded.weekly_limit_micros,
                monthly_limit_micros = excluded.monthly_limit_micros,
                limits_changed_at = excluded.limits_changed_at, limits_changed_by = excluded.limits_changed_by""";

    private static final String FIND = """
            select daily_limit_micros, weekly_limit_micros, monthly_limit_micros, limits_changed_at, limits_changed_by
            from user_credit
            """ + KEY + " and limits_changed_at is not null";

    private static final String REMOVE = """
            update user_credit set daily_limit_micros = null, weekly_limit_micros = null, monthly_limit_micros = null,
                limits_changed_at = null, limits_changed_by = null
            """ + KEY + " and limits_changed_at is not null";

    Uni<Void> save(SqlConnection tx, UserKey key, SavedLimits saved) {
        Tuple values = keyOf(key)
                .addLong(UserCredits.microsOf(saved.limits().daily()))
                .addLong(UserCredits.microsOf(saved.limits().weekly()))
                .addLong(UserCredits.microsOf(saved.limits().monthly()))
                .addOffsetDateTime(saved.changedAt().atOffset(ZoneOffset.UTC))
                .addString(saved.changedBy());
        return tx.preparedQuery(SAVE).execute(values).replaceWithVoid();
    }

    /** The limits that were saved and not removed. */
    Uni<Optional<SavedLimits>> find(SqlClient client, UserKey key) {
        return client.preparedQuery(FIND)
                .execute(keyOf(key))
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.of(read(rows.iterator().next())));
    }

    Uni<Void> remove(SqlConnection tx, UserKey key) {
        return tx.preparedQuery(REMOVE).execute(keyOf(key)).replaceWithVoid();
    }

    private static SavedLimits read(Row row) {
        Instant changedAt = row.getOffsetDateTime(3).toInstant();
        return new SavedLimits(
                new SpendingLimits(
                        UserCredits.amountOf(row.getLong(0)),
                        UserCredits.amountOf(row.getLong(1)),
                        UserCredits.amountOf(row.getLong(2))),
                changedAt,
                row.getString(4));
    }

    static Tuple keyOf(UserKey key) {
        return Tuple.of(
                key.balance().customer(), key.balance().account(), key.balance().currency(), key.user());
    }
}
