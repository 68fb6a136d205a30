package io.recredit.billing.topup;

import static io.recredit.billing.Ground.as;
import static org.assertj.core.api.Assertions.assertThat;

import io.recredit.billing.Ground;
import io.recredit.billing.ledger.BalanceKey;
import io.recredit.contracts.EventJson;
import io.recredit.contracts.Ids;
import io.recredit.contracts.Topics;
import io.recredit.contracts.TopupChanged;
import io.recredit.testkit.KafkaProbe;
import io.recredit.testkit.Tokens;
import io.restassured.response.Response;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;

/** Cards, rules and attempts as the tests need them, and what the tables say. */
@ApplicationScoped
class TopupGround {

    static final String RULE = "/v1/accounts/{account}/auto-topup-rules/{currency}";

    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final Pool pool;
    private final AttemptRows attempts;

    TopupGround(Pool pool, AttemptRows attempts) {
        this.pool = pool;
        this.attempts = attempts;
    }

    /** Gives the customer a card; it becomes the default. */
    UUID card(String customer) {
        UUID id = Ids.next();
        sql("""
                insert into gateway_customer (customer, id, gateway_id, created_at) values ($1, $2, $3, now())
                on conflict do nothing""", Tuple.of(customer, Ids.next(), "cus_" + customer));
        sql("update card set is_default = false where customer = $1", Tuple.of(customer));
        sql("""
                insert into card (id, customer, gateway_card, brand, last4, expiry_month, expiry_year, is_default,
                    added_at, added_by)
                values ($1, $2, $3, 'visa', '4242', 12, 2030, true, now(), 'test')""", Tuple.of(id, customer, "pm_" + id));
        return id;
    }

    /** Saves the rule as the owner. */
    Response rule(String customer, String account, String threshold, String amount) {
        return as(Tokens.owner(customer), """
                {"enabled": true, "threshold": "%s", "amount": "%s", "emails": ["boss@example.com"]}""".formatted(threshold, amount)).put(RULE, account, "CREDIT");
    }

    /** The attempts of an account, oldest first. */
    List<Attempt> attemptsOf(String account) {
        List<Attempt> found = new ArrayList<>();
        sql("select " + AttemptColumns.ALL + " from topup_attempt t where account = $1 order by id", Tuple.of(account))
                .forEach(row -> found.add(AttemptColumns.read(row)));
        return found;
    }

    Attempt last(String account) {
        return attemptsOf(account).getLast();
    }

    /** Waits until the account's attempts have these states, oldest first. */
    List<Attempt> awaitStates(String account, AttemptState... states) {
        Awaitility.await()
                .atMost(LIMIT)
                .untilAsserted(() -> assertThat(attemptsOf(account))
                        .extracting(Attempt::state)
                        .containsExactly(states));
        return attemptsOf(account);
    }

    /** Waits until the account's newest attempt says why. */
    Attempt awaitReason(String account, String reason) {
        Awaitility.await()
                .atMost(LIMIT)
                .untilAsserted(() -> assertThat(last(account).reason()).isEqualTo(reason));
        return last(account);
    }

    void awaitCredits(String account, String credits) {
        Awaitility.await()
                .atMost(LIMIT)
                .untilAsserted(() -> assertThat(Ground.credits(account)).isEqualTo(credits));
    }

    /** Makes the account's open attempts due now. */
    void due(String account) {
        set(account, "due_at = case when due_at is not null then now() end");
    }

    /** The account's attempts look as if they had been sent again three minutes ago, and are due now. */
    void resentMinutesAgo(String account) {
        set(account, "resent_at = now() - interval '3 minutes', due_at = now()");
    }

    /** Stores an attempt as a crash could have left it. */
    void store(Attempt attempt) {
        await(pool.withTransaction(tx -> attempts.write(tx, List.of(attempt))));
    }

    /** Moves the time at which the account's attempts were begun. */
    void begunAt(String account, Instant time) {
        set(account, "begun_at = '" + time + "'");
    }

    /** Under the lock of the balance: whoever has read the attempt before would write its own values over these. */
    private void set(String account, String assignments) {
        sql("update topup_attempt t set " + assignments + """
                 from (select account from balance where account = $1 for update) b
                where t.account = b.account""", Tuple.of(account));
    }

    long entries(String account) {
        return sql("select count(*) from entry where account = $1 and kind = 'topup'", Tuple.of(account))
                .getFirst()
                .getLong(0);
    }

    /** What was published about the account's top-ups. */
    List<TopupChanged> events(String account, int count) {
        try (KafkaProbe probe = KafkaProbe.open()) {
            return probe.awaitKey(Topics.TOPUPS, account, count).stream()
                    .map(message -> EventJson.read(message.value(), TopupChanged.class))
                    .toList();
        }
    }

    static BalanceKey balance(String customer, String account) {
        return new BalanceKey(customer, account, "CREDIT");
    }

    List<Row> sql(String sql, Tuple parameters) {
        List<Row> rows = new ArrayList<>();
        await(pool.preparedQuery(sql).execute(parameters)).forEach(rows::add);
        return rows;
    }

    <T> T await(Uni<T> work) {
        return work.await().atMost(LIMIT);
    }
}
