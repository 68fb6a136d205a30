package io.recredit.billing.transfer;

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

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.recredit.contracts.LifeState;
import io.recredit.testkit.StackResource;
import io.recredit.testkit.Tokens;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code POST /sms/{serviceName}/transferCredits}, the form of the reference guide. */
@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "database", value = "billing"))
class TransferCreditsIT {

    private static final String PATH = "/sms/{serviceName}/transferCredits";

    private String customer = "";
    private String owner = "";
    private String source = "";
    private String target = "";

    @BeforeEach
    void twoAccountsOfOneCustomer() {
        customer = customer();
        owner = Tokens.owner(customer);
        source = account(customer);
        target = account(customer);
        adjust(source, "100");
    }

    @ParameterizedTest
    @CsvSource({"25, 25, 75", "'\"25.5\"', 25.5, 74.5", "1e-06, 0.000001, 99.999999", "1e2, 100, 0"})
    void anOwnerMovesCreditsAtOnce(String written, String amount, String left) {
        // When
        Response response = transfer(owner, written);

        // Then
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(201);
        assertThat(response.jsonPath().getMap("$"))
                .containsEntry("amount", amount)
                .containsEntry("currency", "CREDIT")
                .containsEntry("balanceAfter", left)
                .containsEntry("target", target)
                .containsKey("id");
        assertThat(credits(source)).isEqualTo(left);
        assertThat(credits(target)).isEqualTo(amount);
    }

    @ParameterizedTest
    @CsvSource({
        "0, zero-amount, zero",
        "'\"0\"', zero-amount, zero",
        "-0.0, zero-amount, zero",
        "-25, negative-amount, negative",
        "'\"-0.000001\"', negative-amount, negative",
        "0.1234567, too-many-digits, too-many-digits",
        "1e-7, too-many-digits, too-many-digits",
        "'\"0.1234567\"', too-many-digits, too-many-digits",
        "1e400, too-many-digits, too-many-digits",
        "10000000000000000000000, too-many-digits, too-many-digits",
        "'\"ten\"', invalid-request, not-an-amount",
        "'\"1e2\"', invalid-request, not-an-amount",
        "true, invalid-request, wrong-type",
        "'{}', invalid-request, wrong-type",
        "'[1]', invalid-request, wrong-type",
        "null, invalid-request, required",
    })
    void eachWrongNumberOfCreditsHasAProblemOfItsOwn(String written, String slug, String code) {
        assertProblem(transfer(owner, written), 400, slug).withError("credits", code);
        assertThat(credits(source)).isEqualTo("100");
    }

    @Test
    void everyWrongFieldIsNamed() {
        assertInvalid(send(owner, source, "{\"credits\": 0}"), "credits", "zero");
        assertInvalid(send(owner, source, "{\"credits\": 0}"), "smsAccountTarget", "required");
        assertInvalid(
                send(owner, source, "{\"credits\": 1, \"smsAccountTarget\": \"\"}"), "smsAccountTarget", "length");
        assertInvalid(
                send(owner, source, "{\"credits\": 1, \"smsAccountTarget\": \"%s\", \"x\": 1}".formatted(target)),
                "x",
                "unknown-field");
        assertInvalid(
                send(
                        owner,
                        source,
                        "{\"credits\": 1, \"smsAccountTarget\": \"%s\", \"currency\": \"EUR\"}".formatted(target)),
                "currency",
                "unknown-field");
        assertInvalid(send(owner, source, "{\"credits\": NaN}"), "", "malformed-json");
        assertInvalid(as(owner).contentType(ContentType.JSON).post(PATH, source), "", "required");
        assertThat(credits(source)).isEqualTo("100");
    }

    @Test
    void theSameAccountClosedAccountsAndTooLittleCreditHaveProblemsOfTheirOwn() {
        // Given
        String closed = account(customer, LifeState.CLOSED);

        // Then
        assertProblem(transfer(owner, source, source, "1"), 422, "same-account");
        assertProblem(transfer(owner, source, closed, "1"), 409, "account-closed");
        assertProblem(transfer(owner, closed, target, "1"), 409, "account-closed");
        assertProblem(transfer(owner, source, target, "100.000001"), 422, "insufficient-balance");
        assertThat(credits(source)).isEqualTo("100");
        assertThat(credits(target)).isEqualTo("0");
    }

    @Test
    void anAccountOfAnotherCustomerIsNoTargetForAnybody() {
        // Given
        String foreign = account(customer());

        // Then
        for (String token : List.of(owner, Tokens.operator())) {
            assertProblem(transfer(token, source, foreign, "1"), 404, "not-found")
                    .withError("smsAccountTarget", "unknown-account");
            assertThat(transfer(token, source, foreign, "1").jsonPath().getString("detail"))
                    .isEqualTo(transfer(token, source, "sms-qq00000-9", "1")
                            .jsonPath()
                            .getString("detail"));
        }
        assertThat(credits(source)).isEqualTo("100");
        assertThat(credits(foreign)).isEqualTo("0");
    }

    @Test
    void onlyOwnersOfTheCustomerAndOperatorsMoveCredits() {
        String body = body(target, "1");
        assertProblem(given().contentType(ContentType.JSON).body(body).post(PATH, source), 401, "unauthenticated");
        for (String token : List.of(Tokens.expired(), Tokens.forged())) {
            assertProblem(send(token, source, body), 401, "unauthenticated");
        }
        assertProblem(send(Tokens.sender(customer), source, body), 403, "forbidden");
        assertProblem(send(Tokens.withoutRoles(), source, body), 403, "forbidden");
        assertProblem(send(Tokens.owner(customer()), source, body), 404, "not-found");
        assertProblem(send(Tokens.ownerWithoutCustomer(), source, body), 404, "not-found");
        assertThat(credits(source)).isEqualTo("100");
        assertThat(send(Tokens.operator(), source, body).statusCode()).isEqualTo(201);
    }

    @Test
    void withoutAKeyEachRequestIsATransferOfItsOwn() {
        // When
        Response first = transfer(owner, "10");
        Response second = transfer(owner, "10");

        // Then
        assertThat(second.statusCode()).isEqualTo(201);
        assertThat(second.header("Idempotency-Replayed")).isNull();
        assertThat(second.jsonPath().getString("id"))
                .isNotEqualTo(first.jsonPath().getString("id"));
        assertThat(credits(source)).isEqualTo("80");
    }

    @Test
    void aKeyMakesItOneAlsoAcrossBothForms() {
        // Given
        String key = key();
        Response first = withKey(key, body(target, "10"));

        // When
        Response again = withKey(key, body(target, "\"10.0\""));
        Response otherForm = as(owner, """
                {"currency": "CREDIT", "amount": "10", "target": "%s"}""".formatted(target))
                .header("Idempotency-Key", key)
                .post("/v1/accounts/{account}/transfers", source);

        // Then
        for (Response repeated : List.of(again, otherForm)) {
            assertThat(repeated.statusCode()).isEqualTo(201);
            assertThat(repeated.header("Idempotency-Replayed")).isEqualTo("true");
            assertThat(repeated.jsonPath().getMap("$"))
                    .isEqualTo(first.jsonPath().getMap("$"));
        }
        assertProblem(withKey(key, body(target, "11")), 422, "idempotency-key-reused");
        assertInvalid(withKey("with space", body(target, "1")), "Idempotency-Key", "malformed");
        assertThat(credits(source)).isEqualTo("90");
    }

    private Response transfer(String token, String credits) {
        return transfer(token, source, target, credits);
    }

    private static Response transfer(String token, String from, String to, String credits) {
        return send(token, from, body(to, credits));
    }

    private Response withKey(String key, String body) {
        return as(owner, body).header("Idempotency-Key", key).post(PATH, source);
    }

    private static String body(String to, String credits) {
        return "{\"credits\": %s, \"smsAccountTarget\": \"%s\"}".formatted(credits, to);
    }

    private static Response send(String token, String from, String body) {
        return as(token, body).post(PATH, from);
    }
}
