package io.recredit.send;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.recredit.contracts.AccountState;
import io.recredit.contracts.Amount;
import io.recredit.contracts.ChargeOutcome;
import io.recredit.contracts.ChargeRequested;
import io.recredit.contracts.CloudEventHeaders;
import io.recredit.contracts.EventJson;
import io.recredit.contracts.Ids;
import io.recredit.contracts.LifeState;
import io.recredit.contracts.OutcomeOf;
import io.recredit.contracts.OutcomeResult;
import io.recredit.contracts.RefusalReason;
import io.recredit.contracts.SpendingRule;
import io.recredit.contracts.TariffHeader;
import io.recredit.contracts.TariffPage;
import io.recredit.contracts.Topics;
import io.recredit.contracts.UserState;
import io.recredit.testkit.KafkaProbe;
import io.recredit.testkit.Tokens;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Plays the neighbours of send-service in tests: accounts, users and tariffs are told, billing decides on demand. */
public final class SendFixture {

    public static final String FRENCH = "+33612345678";
    public static final String ITALIAN = "+393123456789";

    private static final Duration BOUND = Duration.ofSeconds(60);
    private static final long PAUSE_MILLIS = 20;

    private final KafkaProbe kafka = KafkaProbe.open();
    private final String customer =
            "c" + Long.toHexString(ThreadLocalRandom.current().nextLong() >>> 1);

    /** A fresh customer's id. */
    public String customer() {
        return customer;
    }

    /** A new active account of the customer that charges {@code CREDIT}; returns when the service knows it. */
    public String account() {
        return account(LifeState.ACTIVE, "CREDIT");
    }

    public String account(LifeState state, String currency) {
        String name = "sms-ab%05d-%d"
                .formatted(
                        ThreadLocalRandom.current().nextInt(100_000),
                        ThreadLocalRandom.current().nextInt(1, 10_000));
        tell(new AccountState(name, customer, state, currency, "FR", "fr", "Europe/Paris", false, 1));
        await(() -> given().auth()
                        .oauth2(Tokens.operator())
                        .get("/v1/accounts/{account}/messages", name)
                        .statusCode()
                == 200);
        return name;
    }

    public void tell(AccountState account) {
        kafka.send(Topics.ACCOUNTS, account.account(), AccountState.TYPE, account);
    }

    public UUID user(String account, LifeState state) {
        UUID user = Ids.next();
        kafka.send(
                Topics.USERS, user.toString(), UserState.TYPE, new UserState(user, "api", account, customer, state, 1));
        return user;
    }

    /** Tells a tariff in {@code CREDIT}, on two pages, and returns when messages are priced. */
    public void tariff(String account) {
        String id = "it-" + customer;
        Instant from = Instant.parse("2026-01-01T00:00:00Z");
        kafka.send(
                Topics.TARIFFS,
                id + "/0",
                TariffPage.TYPE,
                new TariffPage(id, 0, List.of(new TariffPage.Price("33", "FR", Amount.of("1")))));
        kafka.send(
                Topics.TARIFFS,
                id + "/1",
                TariffPage.TYPE,
                new TariffPage(id, 1, List.of(new TariffPage.Price("39", "IT", Amount.of("0.7")))));
        kafka.send(Topics.TARIFFS, id, TariffHeader.TYPE, new TariffHeader(id, "CREDIT", from, 2, 2));
        await(() -> send(account, null, message(FRENCH, "price?", "otp")).statusCode() == 202);
    }

    /** One message as the REST interface takes it. */
    public static Map<String, Object> message(String to, String text, String purpose) {
        return Map.of("to", to, "text", text, "from", "Recredit", "purpose", purpose);
    }

    /** Sends messages as a sender of the customer. */
    @SafeVarargs
    public final Response send(String account, @Nullable String key, Map<String, Object>... messages) {
        RequestSpecification request = as(Tokens.sender(customer));
        if (key != null) {
            request.header("Idempotency-Key", key);
        }
        return request.body(Map.of("messages", List.of(messages))).post("/v1/accounts/{account}/messages", account);
    }

    public static RequestSpecification as(String token) {
        return given().auth().oauth2(token).contentType("application/json");
    }

    public Response get(String account, UUID message) {
        return as(Tokens.sender(customer)).get("/v1/accounts/{account}/messages/{id}", account, message);
    }

    public static List<UUID> ids(Response response) {
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(202);
        return response.jsonPath().getList("messages.id", String.class).stream()
                .map(UUID::fromString)
                .toList();
    }

    /** The charges that the service has asked for these messages so far, waiting for at least one each. */
    public List<ChargeRequested> charges(List<UUID> messages) {
        return kafka.await(Topics.CHARGES, letter -> isChargeOf(messages, letter), messages.size(), BOUND).stream()
                .map(letter -> EventJson.read(letter.value(), ChargeRequested.class))
                .toList();
    }

    /** Other tests' refunds are on the same topic. */
    private static boolean isChargeOf(List<UUID> messages, ConsumerRecord<String, byte[]> letter) {
        return ChargeRequested.TYPE.equals(KafkaProbe.header(letter, CloudEventHeaders.TYPE))
                && messages.contains(
                        EventJson.read(letter.value(), ChargeRequested.class).id());
    }

    public void charged(String account, UUID message, String balanceLeft) {
        outcome(account, message, OutcomeOf.CHARGE, OutcomeResult.CHARGED, null, Amount.of(balanceLeft));
    }

    public void refused(String account, UUID message, RefusalReason reason) {
        outcome(account, message, OutcomeOf.CHARGE, OutcomeResult.REFUSED, reason, null);
    }

    public void refunded(String account, UUID message) {
        outcome(account, message, OutcomeOf.REFUND, OutcomeResult.REFUNDED, null, Amount.of("100"));
    }

    private void outcome(
            String account,
            UUID message,
            OutcomeOf of,
            OutcomeResult result,
            @Nullable RefusalReason reason,
            @Nullable Amount balance) {
        kafka.send(
                Topics.CHARGE_OUTCOMES,
                account,
                ChargeOutcome.TYPE,
                new ChargeOutcome(
                        message,
                        customer,
                        account,
                        of,
                        result,
                        reason,
                        reason == RefusalReason.USER_LIMIT ? SpendingRule.DAILY_LIMIT : null,
                        "CREDIT",
                        Amount.of("1"),
                        balance,
                        result == OutcomeResult.REFUSED ? null : 1L,
                        Instant.now()));
    }

    public KafkaProbe kafka() {
        return kafka;
    }

    /** Waits until the condition holds; fails after 60 seconds. */
    public static void await(java.util.function.BooleanSupplier condition) {
        Instant end = Instant.now().plus(BOUND);
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).as("waited too long").isBefore(end);
            java.util.concurrent.locks.LockSupport.parkNanos(
                    Duration.ofMillis(PAUSE_MILLIS).toNanos());
        }
    }
}
