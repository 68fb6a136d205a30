package io.recredit.billing.allowance;

import io.recredit.billing.ledger.Balance;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;

/** Changes allowances, and remembers each change in the table {@code allowance_change}. */
@ApplicationScoped
class Allowances {

    private static final String INSERT = """
            insert into allowance_change (customer, account, currency, "user", change_no, id, kind, entry_no,
                balance_micros, amount_micros, allowance_after_micros, below_zero_allowed, reason, actor, period,
                period_start, changed_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)""";

    private final UserCredits credits;

    Allowances(UserCredits credits) {
        this.credits = credits;
    }

    /**
     * Makes one change or tells why not.
     *
     * @param balance the user's, locked by this transaction
     */
    Uni<ChangeResult> change(SqlConnection tx, Balance balance, NewChange change, Instant now) {
        Instant at = now.truncatedTo(ChronoUnit.MICROS);
        return credits.create(tx, List.of(change.key()))
                .chain(() -> credits.find(tx, List.of(change.key())))
                .map(found -> ChangeResult.decide(Objects.requireNonNull(found.get(change.key())), change, balance, at))
                .call(result -> switch (result) {
                    case ChangeResult.Changed changed -> write(tx, changed);
                    case ChangeResult.BelowZero refused -> Uni.createFrom().voidItem();
                    case ChangeResult.TooLarge refused -> Uni.createFrom().voidItem();
                });
    }

    private Uni<Void> write(SqlConnection tx, ChangeResult.Changed changed) {
        return tx.preparedQuery(INSERT)
                .execute(valuesOf(changed))
                .chain(() -> credits.update(tx, List.of(changed.after())));
    }

    private static Tuple valuesOf(ChangeResult.Changed changed) {
        NewChange change = changed.change();
        NewChange.Planned planned = change.planned();
        return LimitRows.keyOf(change.key())
                .addLong(changed.after().lastChangeNo())
                .addUUID(change.id())
                .addString(planned == null ? "change" : "plan")
                .addLong(changed.balance().lastEntryNo())
                .addLong(changed.balance().amount().micros())
                .addLong(change.amount().micros())
                .addLong(changed.allowanceAfter().micros())
                .addBoolean(change.belowZero())
                .addString(change.reason())
                .addString(change.actor())
                .addString(planned == null ? null : planned.period().wireName())
                .addLocalDate(planned == null ? null : planned.start())
                .addOffsetDateTime(changed.at().atOffset(ZoneOffset.UTC));
    }
}
