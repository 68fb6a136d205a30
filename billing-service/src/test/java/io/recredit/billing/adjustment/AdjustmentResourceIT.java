package io.recredit.billing.adjustment;

import static io.recredit.billing.Ground.account;
import static io.recredit.billing.Ground.adjust;
import static io.recredit.billing.Ground.as;
import static io.recredit.billing.Ground.credits;
import static io.recredit.billing.Ground.customer;
import static io.recredit.billing.Ground.key;
import static io.recredit.testkit.Problems.assertInvalid;
import static io.recredit.testkit.Problems.assertProblem;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.recredit.billing.Ground;
import io.recredit.contracts.LifeState;
import io.recredit.testkit.StackResource;
import io.recredit.testkit.Tokens;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "database", value = "billing"))
class AdjustmentResourceIT {

    private static final String PATH = "/v1/accounts/{account}/adjustments";
    private static final String HUNDRED = """
            {"currency": "CREDIT", "amount": "100", "reason": "Welcome credits"}""";

    @Test
    void anAdjustmentAnswersWithItsEntry() {
        // Given
        String account = account(customer());

        // When
        Response response =
                as(Tokens.operator(), HUNDRED).header("Idempotency-Key", key()).post(PATH, account);

        // Then
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(201);
        assertThat(response.jsonPath().getMap("$"))
                .containsEntry("entryNo", 1)
                .containsEntry("kind", "adjustment")
                .containsEntry("amount", "100")
                .containsEntry("balanceAfter", "100")
                .containsEntry("currency", "CREDIT")
                .containsEntry("reason", "Welcome credits")
                .containsKeys("id", "createdAt", "actor")
                .doesNotContainKeys("user", "messageId", "counterparty");
        assertThat(response.header("Idempotency-Replayed")).isNull();
        assertThat(credits(account)).isEqualTo("100");
    }

    @Test
    void aRepeatedRequestGetsTheSameAnswerAndChangesNothing() {
        // Given
        String account = account(customer());
        String key = key();
        Response first =
                as(Tokens.operator(), HUNDRED).header("Idempotency-Key", key).post(PATH, account);

        // When
        Response second =
                as(Tokens.operator(), """
                        {"reason": "Welcome credits", "amount": "100.00", "currency": "CREDIT"}""").header("Idempotency-Key", key).post(PATH, account);

        // Then
        assertThat(second.statusCode()).isEqualTo(201);
        assertThat(second.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(second.jsonPath().getMap("$")).isEqualTo(first.jsonPath().getMap("$"));
        assertThat(credits(account)).isEqualTo("100");
    }

    @Test
    void theSameKeyWithOtherContentIsRefused() {
        // Given
        String customer = customer();
        String account = account(customer);
        String other = account(customer);
        String key = key();
        as(Tokens.operator(), HUNDRED).header("Idempotency-Key", key).post(PATH, account);

        // When
        Response otherAmount = as(Tokens.operator(), HUNDRED.replace("100", "101"))
                .header("Idempotency-Key", key)
                .post(PATH, account);
        Response otherAccount =
                as(Tokens.operator(), HUNDRED).header("Idempotency-Key", key).post(PATH, other);

        // Then
        assertProblem(otherAmount, 422, "idempotency-key-reused");
        assertProblem(otherAccount, 422, "idempotency-key-reused");
        assertThat(credits(account)).isEqualTo("100");
        assertThat(credits(other)).isEqualTo("0");
    }

    @Test
    void manyRequestsWithOneKeyAtOnceHaveOneEffect() throws Exception {
        // Given
        String account = account(customer());
        String key = key();
        Callable<Response> request = () ->
                as(Tokens.operator(), HUNDRED).header("Idempotency-Key", key).post(PATH, account);

        // When
        List<Response> responses = inParallel(request, 12);

        // Then
        assertThat(responses).extracting(Response::statusCode).containsOnly(201);
        assertThat(responses)
                .extracting(response -> response.jsonPath().getString("id"))
                .containsOnly(responses.getFirst().jsonPath().getString("id"));
        assertThat(responses)
                .filteredOn(response -> response.header("Idempotency-Replayed") == null)
                .hasSize(1);
        assertThat(credits(account)).isEqualTo("100");
    }

    @Test
    void takingMoreThanThereIsIsRefusedWithTheBalanceAndMayBeTriedAgain() {
        // Given
        String account = account(customer());
        adjust(account, "10.5");
        String key = key();
        String tooMuch = HUNDRED.replace("100", "-10.500001");

        // When
        Response refused =
                as(Tokens.operator(), tooMuch).header("Idempotency-Key", key).post(PATH, account);

        // Then
        assertProblem(refused, 422, "insufficient-balance");
        assertThat(refused.jsonPath().getString("balance")).isEqualTo("10.5");
        assertThat(credits(account)).isEqualTo("10.5");
        adjust(account, "1");
        assertThat(as(Tokens.operator(), tooMuch)
                        .header("Idempotency-Key", key)
                        .post(PATH, account)
                        .statusCode())
                .isEqualTo(201);
        assertThat(credits(account)).isEqualTo("0.999999");
    }

    @Test
    void ofManyAtOnceOnlySoManyTakeAsThereIsFor() throws Exception {
        // Given
        String account = account(customer());
        adjust(account, "5");

        // When
        List<Response> responses = inParallel(() -> adjust(account, "-1"), 12);

        // Then
        assertThat(responses)
                .filteredOn(response -> response.statusCode() == 201)
                .hasSize(5);
        assertThat(responses)
                .filteredOn(response -> response.statusCode() != 201)
                .allSatisfy(response -> assertProblem(response, 422, "insufficient-balance"));
        assertThat(credits(account)).isEqualTo("0");
        List<String> balances = as(Tokens.operator())
                .get("/v1/accounts/{account}/credit-log", account)
                .jsonPath()
                .getList("items.balanceAfter");
        assertThat(balances).containsExactly("0", "1", "2", "3", "4", "5");
    }

    @Test
    void aCorrectionIsAnotherEntryAndARepeatedOneIsAnsweredAlsoWhenTheAccountIsClosed() {
        // Given
        String customer = customer();
        String account = account(customer);
        String key = key();
        adjust(account, "100");
        Response correction = as(Tokens.operator(), HUNDRED.replace("\"100\"", "\"-100\""))
                .header("Idempotency-Key", key)
                .post(PATH, account);

        // When
        Ground.publish(account, customer, LifeState.CLOSED, 2);
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertProblem(adjust(account, "1"), 409, "account-closed"));
        Response repeated = as(Tokens.operator(), HUNDRED.replace("\"100\"", "\"-100\""))
                .header("Idempotency-Key", key)
                .post(PATH, account);

        // Then
        assertThat(correction.jsonPath().getInt("entryNo")).isEqualTo(2);
        assertThat(repeated.statusCode()).isEqualTo(201);
        assertThat(repeated.jsonPath().getMap("$"))
                .isEqualTo(correction.jsonPath().getMap("$"));
    }

    @ParameterizedTest
    @CsvSource({"200, 201", "201, 400"})
    void aReasonHas200CharactersAtMostHoweverManyBytesTheyAre(int characters, int status) {
        // Given
        String reason = "🎁".repeat(characters);

        // When
        Response response = as(Tokens.operator(), HUNDRED.replace("Welcome credits", reason))
                .header("Idempotency-Key", key())
                .post(PATH, account(customer()));

        // Then
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(status);
    }

    @Test
    void aBalanceCannotGrowBeyondItsLimit() {
        // Given
        String account = account(customer());
        adjust(account, "1000000000000");

        // When
        Response refused = adjust(account, "0.000001");

        // Then
        assertProblem(refused, 422, "balance-too-large");
        assertThat(credits(account)).isEqualTo("1000000000000");
    }

    @Test
    void aKeyThatIsThereTwiceOrEmptyIsRefused() {
        String account = account(customer());

        for (String[] keys : new String[][] {{"one", "two"}, {""}}) {
            RequestSpecification request = as(Tokens.operator(), """
                    {"currency": "CREDIT", "amount": "1", "reason": "a test"}""");
            for (String key : keys) {
                request.header("Idempotency-Key", key);
            }
            assertProblem(request.post(PATH, account), 400, "invalid-request");
        }
        assertThat(credits(account)).isEqualTo("0");
    }

    @ParameterizedTest
    @CsvSource({
        "currency, XXX, unknown-currency",
        "currency, credit, unknown-currency",
        "amount, 0, zero",
        "amount, 0.000000, zero",
        "amount, 0.0000001, not-an-amount",
        "amount, 1e3, not-an-amount",
        "amount, 10000000000000, not-an-amount",
        "amount, 9223372036854.775808, not-an-amount",
        "amount, -9223372036854.775808, not-an-amount",
        "amount, '', not-an-amount",
        "reason, '', length",
        "reason, ' ', length",
        "reason, 'a\\nline', control-character",
        "reason, 'a\\u0000nul', control-character",
    })
    void aWrongFieldIsNamed(String field, String value, String code) {
        // Given
        String account = account(customer());
        String body = switch (field) {
            case "currency" -> HUNDRED.replace("CREDIT", value);
            case "amount" -> HUNDRED.replace("100", value);
            default -> HUNDRED.replace("Welcome credits", value);
        };

        // When
        Response response =
                as(Tokens.operator(), body).header("Idempotency-Key", key()).post(PATH, account);

        // Then
        assertInvalid(response, field, code);
        assertThat(credits(account)).isEqualTo("0");
    }

    @Test
    void allWrongFieldsAreNamedAtOnce() {
        // Given
        String account = account(customer());

        // When
        Response response =
                as(Tokens.operator(), "{}").header("Idempotency-Key", key()).post(PATH, account);

        // Then
        assertInvalid(response, "currency", "required")
                .withError("amount", "required")
                .withError("reason", "required");
    }

    @Test
    void unknownFieldsNumbersForAmountsAndMissingBodiesAreRefused() {
        // Given
        String account = account(customer());

        // Then
        assertInvalid(
                as(Tokens.operator(), HUNDRED.replace("\"reason\"", "\"reasons\""))
                        .header("Idempotency-Key", key())
                        .post(PATH, account),
                "reasons",
                "unknown-field");
        assertThat(as(Tokens.operator(), HUNDRED.replace("\"100\"", "100"))
                        .header("Idempotency-Key", key())
                        .post(PATH, account)
                        .jsonPath()
                        .getString("errors[0].field"))
                .isEqualTo("amount");
        assertThat(as(Tokens.operator())
                        .contentType(ContentType.JSON)
                        .header("Idempotency-Key", key())
                        .post(PATH, account)
                        .statusCode())
                .isEqualTo(400);
        assertThat(credits(account)).isEqualTo("0");
    }

    @Test
    void aKeyIsNeededAndHasAForm() {
        // Given
        String account = account(customer());

        // Then
        assertProblem(as(Tokens.operator(), HUNDRED).post(PATH, account), 400, "idempotency-key-missing");
        assertInvalid(
                as(Tokens.operator(), HUNDRED)
                        .header("Idempotency-Key", "k".repeat(256))
                        .post(PATH, account),
                "Idempotency-Key",
                "malformed");
    }

    @Test
    void onlyOperatorsMayAdjust() {
        // Given
        String customer = customer();
        String account = account(customer);

        // Then
        for (String token : List.of(Tokens.owner(customer), Tokens.sender(customer), Tokens.withoutRoles())) {
            assertProblem(as(token, HUNDRED).header("Idempotency-Key", key()).post(PATH, account), 403, "forbidden");
        }
        assertThat(given().contentType(ContentType.JSON)
                        .body(HUNDRED)
                        .header("Idempotency-Key", key())
                        .post(PATH, account)
                        .statusCode())
                .isEqualTo(401);
        assertThat(credits(account)).isEqualTo("0");
    }

    @Test
    void anUnknownAccountIs404AndAClosedOne409() {
        // Given
        String closed = account(customer(), LifeState.CLOSED);

        // Then
        assertProblem(adjust("sms-qq00000-1", "1"), 404, "not-found");
        assertProblem(adjust("no account", "1"), 404, "not-found");
        assertProblem(adjust(closed, "1"), 409, "account-closed");
    }

    @Test
    void aSuspendedAccountCanBeAdjusted() {
        assertThat(adjust(account(customer(), LifeState.SUSPENDED), "1").statusCode())
                .isEqualTo(201);
    }

    private static List<Response> inParallel(Callable<Response> request, int times) throws InterruptedException {
        try (ExecutorService threads = Executors.newFixedThreadPool(times)) {
            List<Callable<Response>> requests =
                    IntStream.range(0, times).mapToObj(n -> request).toList();
            return threads.invokeAll(requests).stream()
                    .map(AdjustmentResourceIT::get)
                    .toList();
        }
    }

    private static Response get(Future<Response> response) {
        try {
            return response.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
