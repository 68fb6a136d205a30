package io.recredit.billing.charging;

import io.recredit.billing.ledger.Contra;
import io.recredit.billing.ledger.EntryKind;
import io.recredit.billing.ledger.Ledger;
import io.recredit.billing.ledger.Posting;
import io.recredit.billing.ledger.PostingResult;
import io.recredit.contracts.Amount;
import io.recredit.contracts.Ids;
import io.recredit.contracts.LifeState;
import io.recredit.kit.kafka.Retrying;
import io.recredit.kit.outbox.Outbox;
import io.recredit.kit.reference.AccountDirectory;
import io.recredit.kit.reference.UserDirectory;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** Puts accounts, rules and money where the tests need them, and reads the tables. */
@ApplicationScoped
class BillingFixture {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final Pool pool;
    private final Ledger ledger;
    private final Outbox outbox;
    private final AccountDirectory accounts;
    private final UserDirectory users;

    BillingFixture(Pool pool, Ledger ledger, Outbox outbox, AccountDirectory accounts, UserDirectory users) {
        this.pool = pool;
        this.ledger = ledger;
        this.outbox = outbox;
        this.accounts = accounts;
        this.users = users;
    }

    /** A known account with some credits. */
    TestAccount account(String credits) {
        TestAccount account = TestAccount.create();
        know(account, LifeState.ACTIVE);
        if (!credits.equals("0")) {
            credit(account, credits);
        }
        return account;
    }

    void know(TestAccount account, LifeState state) {
        sql("""
                insert into ref_account (account, customer, state, charging_currency, home_country, language,
                    time_zone, refund_on_failed_delivery, revision)
                values ($1, $2, $3, 'CREDIT', 'FR', 'fr', 'Europe/Paris', false, 1)
                on conflict (account) do update set state = excluded.state,
                    revision = ref_account.revision + 1, changed_at = clock_timestamp()""", Tuple.of(account.name(), account.customer(), state.wireName()));
        await(accounts.refresh());
    }

    UUID user(TestAccount account, LifeState state) {
        UUID user = Ids.next();
        sql("""
                insert into ref_user ("user", name, account, customer, state, revision)
                values ($1, 'api', $2, $3, $4, 1)""", Tuple.of(user, account.name(), account.customer(), state.wireName()));
        await(users.refresh());
        return user;
    }

    /** Limits by day, week and month, and an allowance, in credits; null: none. */
    void rules(
            TestAccount account,
            UUID user,
            @Nullable String daily,
            @Nullable String weekly,
            @Nullable String monthly,
            @Nullable String allowance) {
        Tuple values = Tuple.of(account.customer(), account.name(), user);
        for (String amount : Arrays.asList(daily, weekly, monthly, allowance)) {
            values.addLong(amount == null ? null : Amount.of(amount).micros());
        }
        sql("""
                insert into user_credit (customer, account, currency, "user", daily_limit_micros, weekly_limit_micros,
                    monthly_limit_micros, allowance_micros)
                values ($1, $2, 'CREDIT', $3, $4, $5, $6, $7)
                on conflict (customer, "user", currency, account) do update set
                    daily_limit_micros = excluded.daily_limit_micros,
                    weekly_limit_micros = excluded.weekly_limit_micros,
                    monthly_limit_micros = excluded.monthly_limit_micros,
                    allowance_micros = excluded.allowance_micros""", values);
    }

    PostingResult credit(TestAccount account, String credits) {
        Posting posting = new Posting(
                Ids.next(),
                EntryKind.ADJUSTMENT,
                account.balance(),
                Amount.of(credits),
                Contra.ADJUSTMENTS,
                null,
                "test",
                "operator");
        PostingResult result = await(pool.withTransaction(tx -> ledger.post(tx, List.of(posting), Instant.now())));
        outbox.wake();
        return result;
    }

    void rule(TestAccount account, String rule, String threshold) {
        boolean alert = rule.equals("alert");
        sql(
                """
                insert into balance_rule (customer, account, currency, rule, enabled, threshold_micros,
                    amount_micros, emails, hour, revision, updated_at, updated_by)
                values ($1, $2, 'CREDIT', $3, true, $4, $5, $6, $7, 1, now(), 'owner')""",
                Tuple.tuple()
                        .addValue(account.customer())
                        .addValue(account.name())
                        .addValue(rule)
                        .addValue(Amount.of(threshold).micros())
                        .addValue(alert ? null : Amount.ofUnits(100).micros())
                        .addValue(alert ? new String[] {"owner@example.com"} : null)
                        .addValue(alert ? 9 : null));
    }

    Amount balanceOf(TestAccount account) {
        return Amount.ofMicros(number(
                "select balance_micros from balance where account = $1 and currency = 'CREDIT'",
                Tuple.of(account.name())));
    }

    long entriesOf(TestAccount account) {
        return number("select count(*) from entry where customer = $1", Tuple.of(account.customer()));
    }

    /** Whether sums, running balances and numbers of an account's entries agree with its balance. */
    boolean adds(TestAccount account) {
        return number("""
                select count(*) from balance b
                where b.account = $1 and b.balance_micros = (
                        select coalesce(sum(e.amount_micros), 0) from entry e
                        where e.customer = b.customer and e.account = b.account and e.currency = b.currency)
                    and b.last_entry_no = (
                        select count(*) from entry e
                        where e.customer = b.customer and e.account = b.account and e.currency = b.currency)
                    and not exists (
                        select from (
                            select e.entry_no, e.balance_after_micros, row_number() over w as place,
                                sum(e.amount_micros) over w as running
                            from entry e
                            where e.customer = b.customer and e.account = b.account and e.currency = b.currency
                            window w as (order by e.entry_no)) r
                        where r.place <> r.entry_no or r.running <> r.balance_after_micros)""", Tuple.of(account.name())) == 1;
    }

    /** Waits until the relay has sent all that is committed about the account. */
    void awaitPublished(TestAccount account) {
        Awaitility.await()
                .atMost(LIMIT)
                .until(() -> number("select count(*) from outbox where key = $1", Tuple.of(account.name())) == 0);
    }

    long number(String sql, Tuple parameters) {
        return sql(sql, parameters).getFirst().getLong(0);
    }

    List<Row> sql(String sql, Tuple parameters) {
        List<Row> rows = new ArrayList<>();
        await(pool.preparedQuery(sql).execute(parameters)).forEach(rows::add);
        return rows;
    }

    void command(String sql) {
        await(pool.query(sql).execute());
    }

    /** Ends every connection to the database, as a restart of it would; this one's own failure is no failure. */
    void cutConnections() {
        pool.query("select pg_terminate_backend(pid) from pg_stat_activity"
                        + " where datname = current_database() and backend_type = 'client backend'")
                .execute()
                .replaceWithVoid()
                .onFailure()
                .recoverWithNull()
                .await()
                .atMost(LIMIT);
    }

    <T> T await(Uni<T> work) {
        return work.onFailure(Retrying::isInfrastructureAway)
                .retry()
                .withBackOff(Duration.ofMillis(50))
                .atMost(5)
                .await()
                .atMost(LIMIT);
    }
}
