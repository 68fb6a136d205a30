package io.recredit.billing.rule;

import io.recredit.billing.episode.BalanceRule;
import io.recredit.billing.ledger.BalanceKey;
import io.recredit.contracts.Amount;
import io.recredit.contracts.LowRule;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** The table {@code balance_rule}. */
@ApplicationScoped
class RuleRepository {

    private static final String COLUMNS =
            " enabled, threshold_micros, amount_micros, emails, hour, revision, updated_at, updated_by, card,"
                    + " consecutive_declines, paused_at ";

    private static final String SAVE = """
            insert into balance_rule (customer, account, currency, rule, enabled, threshold_micros,
                amount_micros, emails, hour, revision, updated_at, updated_by, card, resumed_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, nextval('balance_rule_revision'),
                $10, $11, $12, clock_timestamp())
            on conflict (customer, account, currency, rule) do update set enabled = excluded.enabled,
                threshold_micros = excluded.threshold_micros, amount_micros = excluded.amount_micros,
                emails = excluded.emails, hour = excluded.hour, revision = excluded.revision,
                updated_at = excluded.updated_at, updated_by = excluded.updated_by,
                card = excluded.card, consecutive_declines = 0, paused_at = null, resumed_at = excluded.resumed_at
            returning""" + COLUMNS;

    private static final String FIND = "select" + COLUMNS + """
            from balance_rule where customer = $1 and account = $2 and currency = $3 and rule = $4""";

    private static final String REMOVE =
            "delete from balance_rule where customer = $1 and account = $2 and currency = $3 and rule = $4";

    /**
     * Stores the rule under the next revision; its balance is locked by the transaction. Revisions come from a sequence,
     * so that they grow even across a removal. A pause ends.
     */
    Uni<SavedRule> save(SqlClient tx, NewRule saved, String actor, Instant now) {
        BalanceRule rule = saved.rule();
        Amount amount = rule.amount();
        Tuple values = keyOf(rule.balance(), rule.rule())
                .addBoolean(rule.enabled())
                .addLong(rule.threshold().micros())
                .addLong(amount == null ? null : amount.micros())
                .addArrayOfString(rule.emails().isEmpty() ? null : rule.emails().toArray(String[]::new))
                .addInteger(rule.hour())
                .addOffsetDateTime(now.atOffset(ZoneOffset.UTC))
                .addString(actor)
                .addUUID(saved.card());
        return tx.preparedQuery(SAVE)
                .execute(values)
                .map(rows -> read(rule.balance(), rule.rule(), rows.iterator().next()));
    }

    Uni<Optional<SavedRule>> find(SqlClient client, BalanceKey balance, LowRule rule) {
        return client.preparedQuery(FIND)
                .execute(keyOf(balance, rule))
                .map(rows -> first(rows).map(row -> read(balance, rule, row)));
    }

    Uni<Void> remove(SqlClient tx, BalanceKey balance, LowRule rule) {
        return tx.preparedQuery(REMOVE).execute(keyOf(balance, rule)).replaceWithVoid();
    }

    private static Tuple keyOf(BalanceKey balance, LowRule rule) {
        return Tuple.of(balance.customer(), balance.account(), balance.currency(), rule.wireName());
    }

    private static Optional<Row> first(RowSet<Row> rows) {
        return rows.size() == 0 ? Optional.empty() : Optional.of(rows.iterator().next());
    }

    private static SavedRule read(BalanceKey balance, LowRule rule, Row row) {
        Long amountMicros = row.getLong("amount_micros");
        String[] emails = row.getArrayOfStrings("emails");
        OffsetDateTime pausedAt = row.getOffsetDateTime("paused_at");
        return new SavedRule(
                new BalanceRule(
                        balance,
                        rule,
                        row.getBoolean("enabled"),
                        Amount.ofMicros(row.getLong("threshold_micros")),
                        amountMicros == null ? null : Amount.ofMicros(amountMicros),
                        emails == null ? List.of() : List.of(emails),
                        row.getInteger("hour"),
                        row.getLong("revision")),
                row.getUUID("card"),
                row.getInteger("consecutive_declines"),
                pausedAt == null ? null : pausedAt.toInstant(),
                row.getOffsetDateTime("updated_at").toInstant(),
                row.getString("updated_by"));
    }
}
