package io.recredit.billing.card;

import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.UUID;

/** Looks at the tables, and puts there what takes others to put there. */
@ApplicationScoped
class CardRowsFixture {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final Pool pool;

    CardRowsFixture(Pool pool) {
        this.pool = pool;
    }

    /** How often the default of the customer changed, and how often that was told. */
    String changesAndTold(String customer) {
        Row row = one(
                "select default_changes, changes_told from gateway_customer where customer = $1", Tuple.of(customer));
        return row.getLong(0) + " " + row.getLong(1);
    }

    /** As if a process had died after the commit and before the telling. */
    void forgetTelling(String customer) {
        run("update gateway_customer set changes_told = 0 where customer = $1", Tuple.of(customer));
    }

    boolean isDetached(String card) {
        return one("select detached_at from card where id = $1", Tuple.of(UUID.fromString(card)))
                        .getValue(0)
                != null;
    }

    String gatewayCard(String card) {
        return one("select gateway_card from card where id = $1", Tuple.of(UUID.fromString(card)))
                .getString(0);
    }

    /** All cards of the customer, also removed ones. */
    long everStored(String customer) {
        return one("select count(*) from card where customer = $1", Tuple.of(customer))
                .getLong(0);
    }

    String setupState(String setup) {
        return one("select state from card_setup where id = $1", Tuple.of(UUID.fromString(setup)))
                .getString(0);
    }

    /** As if the processor had forgotten the page. */
    void losePage(String setup) {
        run("update card_setup set page = 'cs_gone_' || id where id = $1", Tuple.of(UUID.fromString(setup)));
    }

    void ruleNaming(String customer, String account, String card) {
        run("""
                insert into balance_rule (customer, account, currency, rule, enabled, threshold_micros, amount_micros,
                    revision, updated_at, updated_by, card)
                values ($1, $2, 'CREDIT', 'auto-topup', true, 1, 100000000, 1, now(), 'owner', $3)""", Tuple.of(customer, account, UUID.fromString(card)));
    }

    private Row one(String sql, Tuple values) {
        return pool.preparedQuery(sql)
                .execute(values)
                .await()
                .atMost(LIMIT)
                .iterator()
                .next();
    }

    private void run(String sql, Tuple values) {
        pool.preparedQuery(sql).execute(values).await().atMost(LIMIT);
    }
}
