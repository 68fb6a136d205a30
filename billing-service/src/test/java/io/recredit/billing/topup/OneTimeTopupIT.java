package io.recredit.billing.topup;

import static io.recredit.billing.Ground.account;
import static io.recredit.billing.Ground.adjust;
import static io.recredit.billing.Ground.as;
import static io.recredit.billing.Ground.credits;
import static io.recredit.billing.Ground.customer;
import static io.recredit.billing.Ground.key;
import static io.recredit.testkit.Problems.assertInvalid;
import static io.recredit.testkit.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.recredit.contracts.LifeState;
import io.recredit.testkit.StackResource;
import io.recredit.testkit.Tokens;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "database", value = "billing"))
@TestProfile(FakeProcessor.class)
class OneTimeTopupIT {

    private static final String TOPUPS = "/v1/accounts/{account}/topups";
    private static final String PACK = """
            {"pack": "credit-100"}""";

    @Inject
    TopupGround ground;

    @Inject
    FakeGateway gateway;

    private String customer = "";
    private String account = "";
    private String owner = "";
    private UUID card = new UUID(0, 0);

    @BeforeEach
    void anAccountWithACard() {
        customer = customer();
        account = account(customer);
        owner = Tokens.owner(customer);
        card = ground.card(customer);
    }

    @Test
    void anOwnerBuysAPackWithTheDefaultCard() {
        // When
        Response response = buy(owner, PACK, key());

        // Then
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(201);
        assertThat(response.jsonPath().getMap("$"))
                .containsEntry("kind", "one-time")
                .containsEntry("state", "succeeded")
                .containsEntry("currency", "CREDIT")
                .containsEntry("amount", "100")
                .containsEntry("price", Map.of("amount", "6", "currency", "EUR"))
                .containsEntry("vat", Map.of("treatment", "domestic", "rate", "20", "amount", "1.2", "total", "7.2"))
                .containsKey("receipt")
                .containsEntry("card", Map.of("id", card.toString(), "brand", "visa", "last4", "4242"))
                .containsEntry("balanceAfter", "100")
                .doesNotContainKeys("reason", "dueAt");
        assertThat(credits(account)).isEqualTo("100");
        String id = response.jsonPath().getString("id");
        assertThat(as(owner).get(TOPUPS + "/{id}", account, id).jsonPath().getMap("$"))
                .isEqualTo(response.jsonPath().getMap("$"));
    }

    @Test
    void moneyCostsItself() {
        Response response = buy(owner, """
                {"currency": "EUR", "amount": "12.34", "emails": []}""", key());
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(201);
        assertThat(gateway.chargedTo(customer))
                .singleElement()
                .satisfies(payment -> assertThat(payment.minorUnits()).isEqualTo(1481));
    }

    @Test
    void theSameKeyIsTheSameTopupAsItIsNow() {
        // Given
        gateway.treat(customer, FakeGateway.Mood.LOSE_ANSWER);
        String key = key();
        Response first = buy(owner, PACK, key);
        assertThat(first.statusCode()).isEqualTo(202);
        assertThat(first.jsonPath().getString("state")).isEqualTo("unknown");
        ground.awaitCredits(account, "100");

        // When
        Response second = buy(owner, PACK, key);

        // Then
        assertThat(second.statusCode()).isEqualTo(201);
        assertThat(second.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(second.jsonPath().getString("id")).isEqualTo(first.jsonPath().getString("id"));
        assertThat(gateway.chargedTo(customer)).hasSize(1);
        assertProblem(buy(owner, PACK.replace("100", "200"), key), 422, "idempotency-key-reused");
    }

    @Test
    void twentyRequestsWithOneKeyChargeOnce() throws Exception {
        // Given
        String key = key();
        gateway.takeTime(Duration.ofMillis(100));

        // When
        List<Callable<Response>> requests = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            requests.add(() -> buy(owner, PACK, key));
        }
        List<Integer> statuses = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(20)) {
            for (Future<Response> response : threads.invokeAll(requests)) {
                statuses.add(response.get().statusCode());
            }
        } finally {
            gateway.takeTime(Duration.ZERO);
        }

        // Then
        assertThat(statuses).isSubsetOf(201, 202).contains(201);
        assertThat(gateway.requestsOf(customer)).isEqualTo(1);
        assertThat(credits(account)).isEqualTo("100");
    }

    @Test
    void aDeclineIsA402WithItsReasonAndAddsNothing() {
        // Given
        gateway.treat(customer, FakeGateway.Mood.DECLINE);
        String key = key();

        // When
        Response response = buy(owner, PACK, key);

        // Then
        assertProblem(response, 402, "card-declined");
        assertThat(response.jsonPath().getString("reason")).isEqualTo("insufficient_funds");
        assertThat(credits(account)).isEqualTo("0");
        String id = response.jsonPath().getString("topup");
        assertThat(as(owner).get(TOPUPS + "/{id}", account, id).jsonPath().getString("state"))
                .isEqualTo("declined");
        Response again = buy(owner, PACK, key);
        assertProblem(again, 402, "card-declined");
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(again.jsonPath().getString("topup")).isEqualTo(id);
        assertThat(gateway.requestsOf(customer)).isEqualTo(1);
    }

    @Test
    void aCardThatNeedsApprovalIsADecline() {
        gateway.treat(customer, FakeGateway.Mood.NEEDS_APPROVAL);
        assertThat(assertProblemOf(buy(owner, PACK, key())).getString("reason")).isEqualTo("authentication_required");
    }

    @Test
    void aProcessorThatIsAwayIsWaitedFor() {
        // Given
        gateway.treat(customer, FakeGateway.Mood.REFUSE);
        Response response = buy(owner, PACK, key());
        assertThat(response.statusCode()).isEqualTo(202);
        assertThat(response.jsonPath().getString("state")).isEqualTo("requested");

        // When
        gateway.treat(customer, FakeGateway.Mood.CHARGE);
        ground.due(account);

        // Then
        ground.awaitCredits(account, "100");
        assertThat(gateway.chargedTo(customer)).hasSize(1);
    }

    @Test
    void withoutACardNothingIsBought() {
        String poor = customer();
        String theirs = account(poor);
        assertProblem(
                as(Tokens.owner(poor), PACK).header("Idempotency-Key", key()).post(TOPUPS, theirs), 422, "no-card");
        assertInvalid(buy(owner, """
                        {"pack": "credit-100", "card": "%s"}""".formatted(ground.card(customer())), key()), "card", "unknown-card");
        assertInvalid(
                as(owner, """
                        {"enabled": true, "threshold": "5", "amount": "100", "card": "%s"}""".formatted(ground.card(customer()))).put(TopupGround.RULE, account, "CREDIT"),
                "card",
                "unknown-card");
    }

    @Test
    void aOneTimeTopupEndsTheEpisodeAndWhatWaitsForIt() {
        // Given
        gateway.treat(customer, FakeGateway.Mood.DECLINE);
        ground.rule(customer, account, "20", "100");
        ground.awaitStates(account, AttemptState.DECLINED, AttemptState.REQUESTED);
        gateway.treat(customer, FakeGateway.Mood.CHARGE);

        // When
        assertThat(buy(owner, PACK, key()).statusCode()).isEqualTo(201);
        ground.due(account);

        // Then
        ground.awaitStates(account, AttemptState.DECLINED, AttemptState.CANCELLED, AttemptState.SUCCEEDED);
        assertThat(credits(account)).isEqualTo("100");
    }

    @ParameterizedTest
    @CsvSource({
        "'{\"pack\": \"credit-7\"}', pack, unknown-pack",
        "'{\"pack\": \"credit-100\", \"amount\": \"100\"}', amount, not-with-pack",
        "'{\"pack\": \"credit-100\", \"currency\": \"CREDIT\"}', currency, not-with-pack",
        "'{\"currency\": \"CREDIT\"}', amount, required",
        "'{\"amount\": \"100\"}', currency, required",
        "'{\"currency\": \"CREDIT\", \"amount\": \"150\"}', amount, not-for-sale",
        "'{\"currency\": \"EUR\", \"amount\": \"0.001\"}', amount, not-for-sale",
        "'{\"currency\": \"JPY\", \"amount\": \"0.5\"}', amount, not-for-sale",
        "'{\"currency\": \"EUR\", \"amount\": \"-5\"}', amount, not-positive",
        "'{\"currency\": \"EUR\", \"amount\": \"1e3\"}', amount, not-an-amount",
        "'{\"currency\": \"EUR\", \"amount\": 5}', amount, wrong-type",
        "'{\"currency\": \"XYZ\", \"amount\": \"5\"}', currency, unknown-currency",
        "'{\"pack\": \"\"}', pack, length",
        "'{\"currency\": \"EUR\", \"amount\": \"0\"}', amount, not-positive",
        "'{\"currency\": \"EUR\", \"amount\": \"8333.34\"}', amount, too-large",
        "'{\"currency\": \"EUR\", \"amount\": \"5\", \"emails\": [\"x\"]}', 'emails[0]', not-an-email",
    })
    void aWrongFieldIsNamed(String body, String field, String code) {
        assertInvalid(buy(owner, body, key()), field, code);
        assertThat(gateway.requestsOf(customer)).isZero();
    }

    @Test
    void topupsAreForOwnersOfTheCustomerAndOperators() {
        // Given
        String id = buy(owner, PACK, key()).jsonPath().getString("id");
        String stranger = Tokens.owner(customer());

        // Then
        assertProblem(buy(stranger, PACK, key()), 404, "not-found");
        assertProblem(as(stranger).get(TOPUPS, account), 404, "not-found");
        assertProblem(as(stranger).get(TOPUPS + "/{id}", account, id), 404, "not-found");
        assertProblem(buy(Tokens.sender(customer), PACK, key()), 403, "forbidden");
        assertProblem(as(Tokens.sender(customer)).get(TOPUPS, account), 403, "forbidden");
        assertProblem(as(owner).get(TOPUPS + "/{id}", account(customer), id), 404, "not-found");
        assertProblem(as(owner).get(TOPUPS + "/1-2-3-4-5", account), 404, "not-found");
        assertThat(as(Tokens.operator()).get(TOPUPS, account).statusCode()).isEqualTo(200);
        assertProblem(as(owner, PACK).post(TOPUPS, account), 400, "idempotency-key-missing");
        String closed = account(customer, LifeState.CLOSED);
        assertProblem(as(owner, PACK).header("Idempotency-Key", key()).post(TOPUPS, closed), 409, "account-closed");
    }

    @Test
    void topupsComeInPagesNewestFirst() {
        // Given
        adjust(account, "5");
        for (int i = 0; i < 3; i++) {
            buy(owner, PACK, key());
        }

        // When
        JsonPath first = as(owner).get(TOPUPS + "?limit=2", account).jsonPath();
        JsonPath second = as(owner)
                .get(TOPUPS + "?limit=2&cursor=" + first.getString("nextCursor"), account)
                .jsonPath();

        // Then
        assertThat(first.getList("items.balanceAfter")).containsExactly("305", "205");
        assertThat(second.getList("items.balanceAfter")).containsExactly("105");
        assertThat(second.getString("nextCursor")).isNull();
        assertThat(as(owner).get(TOPUPS + "?state=declined", account).jsonPath().getList("items"))
                .isEmpty();
        assertThat(as(owner).get(TOPUPS + "?currency=EUR", account).jsonPath().getList("items"))
                .isEmpty();
        assertInvalid(as(owner).get(TOPUPS + "?state=paid", account), "state", "unknown-state");
        assertInvalid(as(owner).get(TOPUPS + "?currency=XYZ", account), "currency", "unknown-currency");
        assertInvalid(as(owner).get(TOPUPS + "?cursor=x", account), "cursor", "not-a-cursor");
    }

    private static JsonPath assertProblemOf(Response response) {
        assertProblem(response, 402, "card-declined");
        return response.jsonPath();
    }

    private Response buy(String token, String body, String key) {
        return as(token, body).header("Idempotency-Key", key).post(TOPUPS, account);
    }
}
