package io.recredit.billing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.recredit.contracts.AccountState;
import io.recredit.contracts.Ids;
import io.recredit.contracts.LifeState;
import io.recredit.contracts.Topics;
import io.recredit.contracts.UserState;
import io.recredit.testkit.KafkaProbe;
import io.recredit.testkit.Tokens;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** What the tests over REST stand on: accounts that exist, and requests with tokens. */
public final class Ground {

    private static final AtomicInteger ACCOUNTS = new AtomicInteger();
    /** The first one after a start waits until the consumers have their partitions: 20 s were seen under load. */
    private static final Duration KNOWN_WITHIN = Duration.ofMinutes(2);

    /** Each test profile loads this class anew, beside the accounts of those before it. */
    private static final String REALM = realm();

    private Ground() {}

    private static String realm() {
        int loaded = Integer.getInteger("recredit.test.grounds", 0);
        System.setProperty("recredit.test.grounds", Integer.toString(loaded + 1));
        return "z" + (char) ('z' - loaded);
    }

    /** The name of a customer that no other test has. */
    public static String customer() {
        return "c-" + UUID.randomUUID();
    }

    /** A new active account of the customer, known to billing. */
    public static String account(String customer) {
        return account(customer, LifeState.ACTIVE);
    }

    /** A new account in some state. */
    public static String account(String customer, LifeState state) {
        String account = "sms-%s%05d-1".formatted(REALM, ACCOUNTS.incrementAndGet());
        publish(account, customer, state, 1);
        await().atMost(KNOWN_WITHIN)
                .untilAsserted(() -> assertThat(as(Tokens.operator())
                                .get("/v1/accounts/{account}/balances", account)
                                .statusCode())
                        .isEqualTo(200));
        return account;
    }

    /** A new user of the account, known to billing. */
    public static UUID user(String customer, String account, LifeState state) {
        UUID user = Ids.next();
        try (KafkaProbe probe = KafkaProbe.open()) {
            probe.send(
                    Topics.USERS,
                    user.toString(),
                    UserState.TYPE,
                    new UserState(user, "api", account, customer, state, 1));
        }
        await().atMost(KNOWN_WITHIN)
                .untilAsserted(() -> assertThat(as(Tokens.operator())
                                .get("/v1/accounts/{account}/users/{user}/allowances", account, user)
                                .statusCode())
                        .isEqualTo(200));
        return user;
    }

    /** Says on the topic what an account is like now. */
    public static void publish(String account, String customer, LifeState state, long revision) {
        try (KafkaProbe probe = KafkaProbe.open()) {
            probe.send(
                    Topics.ACCOUNTS,
                    account,
                    AccountState.TYPE,
                    new AccountState(account, customer, state, "CREDIT", "FR", "fr", "Europe/Paris", false, revision));
        }
    }

    /** A request with that token. */
    public static RequestSpecification as(String token) {
        return given().auth().oauth2(token);
    }

    /** A request with that token and a JSON body. */
    public static RequestSpecification as(String token, String json) {
        return as(token).contentType(ContentType.JSON).body(json);
    }

    /** A new idempotency key. */
    public static String key() {
        return UUID.randomUUID().toString();
    }

    /** An operator's adjustment in credits. */
    public static Response adjust(String account, String amount) {
        return as(Tokens.operator(), """
                {"currency": "CREDIT", "amount": "%s", "reason": "a test"}""".formatted(amount))
                .header("Idempotency-Key", key())
                .post("/v1/accounts/{account}/adjustments", account);
    }

    /** The credits on an account. */
    public static String credits(String account) {
        return as(Tokens.operator())
                .get("/v1/accounts/{account}/balances", account)
                .jsonPath()
                .getString("items[0].balance");
    }
}
