package io.recredit.notification;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.recredit.contracts.AccountState;
import io.recredit.contracts.Amount;
import io.recredit.contracts.EpisodeChange;
import io.recredit.contracts.Ids;
import io.recredit.contracts.LifeState;
import io.recredit.contracts.LowBalance;
import io.recredit.contracts.LowRule;
import io.recredit.contracts.Topics;
import io.recredit.contracts.TopupChange;
import io.recredit.contracts.TopupChanged;
import io.recredit.contracts.TopupKind;
import io.recredit.contracts.VatTreatment;
import io.recredit.testkit.KafkaProbe;
import io.recredit.testkit.Tokens;
import io.restassured.response.Response;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Plays the neighbours of notification-service in tests: tells of accounts, low balances and top-ups. */
public final class NotificationFixture implements AutoCloseable {

    private static final Duration BOUND = Duration.ofSeconds(60);
    private static final long PAUSE_MILLIS = 20;

    private static final TopupChanged.Receipt RECEIPT = new TopupChanged.Receipt(
            "RFR-2026-000007",
            new TopupChanged.Party("Recredit SAS", List.of("75002 Paris"), "FR", "FR00123456789"),
            new TopupChanged.Party("Acme SARL", List.of("13002 Marseille"), "FR", null));

    private final KafkaProbe kafka = KafkaProbe.open();
    private final Pool pool;
    private final String customer = "c" + Long.toHexString(random().nextLong() >>> 1);

    public NotificationFixture(Pool pool) {
        this.pool = pool;
    }

    private static ThreadLocalRandom random() {
        return ThreadLocalRandom.current();
    }

    public String customer() {
        return customer;
    }

    public KafkaProbe kafka() {
        return kafka;
    }

    /** A new account that the service knows of. */
    public String account(String language, String timeZone) {
        String name = "sms-ab%05d-%d".formatted(random().nextInt(100_000), random().nextInt(1, 10_000));
        account(name, language, timeZone, 1);
        return name;
    }

    /** Tells an account's state; returns when the service knows it. */
    public void account(String name, String language, String timeZone, long revision) {
        account(name, LifeState.ACTIVE, language, timeZone, revision);
    }

    public void account(String name, LifeState life, String language, String timeZone, long revision) {
        AccountState state =
                new AccountState(name, customer, life, "CREDIT", "FR", language, timeZone, false, revision);
        kafka.send(Topics.ACCOUNTS, name, AccountState.TYPE, state);
        await(() -> pool.preparedQuery("select 1 from ref_account where account = $1 and revision = $2")
                        .execute(Tuple.of(name, revision))
                        .await()
                        .indefinitely()
                        .size()
                == 1);
        await(() -> mails(Tokens.operator(), name).statusCode() == 200);
    }

    public static Response mails(String token, String account) {
        return given().auth().oauth2(token).get("/v1/accounts/{account}/mails", account);
    }

    /** An address that no other test uses. */
    public static String address() {
        return "owner-" + Ids.next() + "@example.com";
    }

    /** An event of an alert's episode, as of now. */
    public LowBalance event(
            UUID episode, int sequence, EpisodeChange change, String account, int hour, List<String> emails) {
        return event(episode, sequence, change, account, hour, emails, Instant.now());
    }

    public LowBalance event(
            UUID episode,
            int sequence,
            EpisodeChange change,
            String account,
            int hour,
            List<String> emails,
            Instant at) {
        return new LowBalance(
                episode,
                sequence,
                change,
                LowRule.ALERT,
                customer,
                account,
                "CREDIT",
                Amount.of("30"),
                Amount.of("30"),
                Amount.of("29.7"),
                new LowBalance.Cause("entry", Ids.next().toString()),
                new LowBalance.Alert(emails, hour, "en", "Europe/Paris"),
                at);
    }

    public void tell(LowBalance event) {
        kafka.send(Topics.LOW_BALANCE, event.account(), LowBalance.TYPE, event);
    }

    public TopupChanged topup(
            UUID topup, TopupChange change, String account, @Nullable String reason, List<String> emails) {
        boolean succeeded = change == TopupChange.SUCCEEDED;
        return new TopupChanged(
                topup,
                change,
                TopupKind.AUTOMATIC,
                customer,
                account,
                "CREDIT",
                Amount.of("100"),
                new TopupChanged.Price(Amount.of("6"), "EUR"),
                new TopupChanged.Card("visa", "4242"),
                reason,
                null,
                false,
                succeeded ? Amount.of("129.7") : null,
                succeeded ? 7L : null,
                new TopupChanged.Recipients(emails, "en", "Europe/Paris"),
                Instant.now(),
                new TopupChanged.Vat(
                        VatTreatment.DOMESTIC, Amount.of("20"), Amount.of("6"), Amount.of("1.2"), Amount.of("7.2")),
                succeeded ? RECEIPT : null);
    }

    public void tell(TopupChanged event) {
        kafka.send(Topics.TOPUPS, event.account(), TopupChanged.TYPE, event);
    }

    /** The account's mails, oldest first; of those made in one millisecond any may be first. */
    public List<Row> mailRows(String account) {
        return pool
                .preparedQuery("select * from mail where account = $1 order by id")
                .execute(Tuple.of(account))
                .await()
                .indefinitely()
                .stream()
                .toList();
    }

    /** Waits until the account has so many mails in that state; gives all of its mails. */
    public List<Row> awaitMails(String account, String state, int count) {
        await(() -> mailRows(account).stream()
                        .filter(mail -> mail.getString("state").equals(state))
                        .count()
                == count);
        return mailRows(account);
    }

    /**
     * Changes the account's only mail between two tries; waits for that. While it is being tried, whoever tries it would
     * write over the change.
     *
     * @param assignments as in SQL
     */
    public void changeResting(String account, String assignments) {
        await(() -> pool.preparedQuery("update mail set " + assignments
                                + " where account = $1 and tries > 0 and owner is null")
                        .execute(Tuple.of(account))
                        .await()
                        .indefinitely()
                        .rowCount()
                == 1);
    }

    /** Waits until the service has handled an event of the episode. */
    public void awaitHandled(UUID episode, int sequence) {
        await(() -> pool.preparedQuery("select 1 from alert_watch where episode = $1 and sequence >= $2")
                        .execute(Tuple.of(episode, sequence))
                        .await()
                        .indefinitely()
                        .size()
                == 1);
    }

    /** Waits until the service has handled the change of the top-up. */
    public void awaitHandled(UUID topup, TopupChange change) {
        await(() -> pool.preparedQuery("select 1 from handled_topup where topup = $1 and change = $2")
                        .execute(Tuple.of(topup, change.wireName()))
                        .await()
                        .indefinitely()
                        .size()
                == 1);
    }

    /** Waits until the condition holds; fails after 60 seconds. */
    public static void await(BooleanSupplier condition) {
        Instant end = Instant.now().plus(BOUND);
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).as("waited too long").isBefore(end);
            LockSupport.parkNanos(Duration.ofMillis(PAUSE_MILLIS).toNanos());
        }
    }

    @Override
    public void close() {
        kafka.close();
    }
}
