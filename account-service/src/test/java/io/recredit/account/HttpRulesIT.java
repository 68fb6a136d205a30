package io.recredit.account;

import static io.recredit.testkit.Problems.assertInvalid;
import static io.recredit.testkit.Problems.assertProblem;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.recredit.testkit.Tokens;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every service answers to requests that are not even about its subject; it comes from service-kit. */
@QuarkusTest
class HttpRulesIT {

    private static final String CUSTOMERS = "/v1/customers";

    @Test
    void withoutAValidTokenNobodyGetsIn() {
        assertProblem(given().get(CUSTOMERS), 401, "unauthenticated");
        assertProblem(Api.as(Tokens.expired()).get(CUSTOMERS), 401, "unauthenticated");
        assertProblem(Api.as(Tokens.forged()).get(CUSTOMERS), 401, "unauthenticated");
        assertProblem(Api.as("rubbish").get(CUSTOMERS), 401, "unauthenticated");
        assertThat(given().get(CUSTOMERS).header("WWW-Authenticate")).startsWith("Bearer");
    }

    @Test
    void withoutARoleNothingIsAllowed() {
        assertProblem(Api.as(Tokens.withoutRoles()).get("/v1/accounts"), 403, "forbidden");
    }

    @Test
    void aBodyMustBeWellFormedJson() {
        assertInvalid(Api.asOperator().body("{\"id\": ").post(CUSTOMERS), "", "malformed-json");
        assertInvalid(Api.asOperator().body("{\"id\": \"a1\"} x").post(CUSTOMERS), "", "malformed-json");
        assertInvalid(
                Api.asOperator().body("{\"id\": " + "9".repeat(5_000) + "}").post(CUSTOMERS), "", "too-long");
        assertInvalid(
                Api.asOperator().body("{\"" + "x".repeat(60_000) + "\": 1}").post(CUSTOMERS), "", "too-long");
        assertInvalid(Api.asOperator().post(CUSTOMERS), "", "required");
        assertInvalid(Api.asOperator().body("null").post(CUSTOMERS), "", "required");
        assertInvalid(Api.asOperator().body("[]").post(CUSTOMERS), "", "wrong-type");
    }

    @Test
    void unknownFieldsAndWrongTypesAreNamed() {
        assertInvalid(Api.asOperator().body("{\"id\": \"a1\", \"id\": \"a2\"}").post(CUSTOMERS), "id", "repeated");
        assertInvalid(Api.asOperator().body("{\"idd\": \"a1\"}").post(CUSTOMERS), "idd", "unknown-field");
        assertInvalid(Api.asOperator().body("{\"name\": 7}").post(CUSTOMERS), "name", "wrong-type");
        assertInvalid(Api.asOperator().body("{\"name\": true}").post(CUSTOMERS), "name", "wrong-type");
        assertInvalid(Api.asOperator().body("{\"name\": [\"x\"]}").post(CUSTOMERS), "name", "wrong-type");
    }

    @Test
    void methodsAndMediaTypesAreChecked() {
        assertProblem(Api.asOperator().delete(CUSTOMERS), 405, "method-not-allowed");
        assertProblem(
                given().auth()
                        .oauth2(Tokens.operator())
                        .contentType("text/plain")
                        .body("x")
                        .post(CUSTOMERS),
                415,
                "unsupported-media-type");
        assertProblem(Api.asOperator().accept("text/csv").get(CUSTOMERS), 406, "not-acceptable");
        assertProblem(Api.asOperator().get("/v1/nothing-here"), 404, "not-found");
        assertProblem(Api.asOperator().get("/nothing-here"), 404, "not-found");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "201", "-1", "x", "1.5", "99999999999"})
    void aBadLimitIsNamed(String limit) {
        assertInvalid(Api.asOperator().get(CUSTOMERS + "?limit=" + limit), "limit", "out-of-range");
    }

    @Test
    void aBadCursorIsNamed() {
        assertInvalid(Api.asOperator().get(CUSTOMERS + "?cursor=%25%25"), "cursor", "not-a-cursor");
    }

    @Test
    void aParameterThatTheAddressDoesNotHaveIsRefusedAndNothingIsDone() {
        // Given
        String customer = Api.newCustomer();
        String accounts = "/v1/customers/" + customer + "/accounts";

        // Then
        assertInvalid(Api.asOperator().get("/v1/accounts?custmer=" + customer), "custmer", "unknown-parameter");
        assertInvalid(Api.asOperator().get("/v1/accounts?limit=5&limit=6"), "limit", "repeated");
        assertInvalid(
                Api.asOperator().body(Api.ACCOUNT).post(accounts + "?dryRun=true"), "dryRun", "unknown-parameter");
        assertThat(Api.asOperator()
                        .get("/v1/accounts?custmer=" + customer)
                        .jsonPath()
                        .getString("errors[0].detail"))
                .isEqualTo("is no parameter of this address; it has cursor, customer, limit");
        assertThat(Api.asOperator()
                        .get("/v1/accounts?customer=" + customer)
                        .jsonPath()
                        .getList("items"))
                .isEmpty();
    }

    @Test
    void whoMayNotCallIsToldSoBeforeItsParametersAreLookedAt() {
        // Given
        String accounts = "/v1/customers/" + Api.newCustomer() + "/accounts?nonsense=1";

        // Then
        assertProblem(Api.as(Tokens.forged()).body(Api.ACCOUNT).post(accounts), 401, "unauthenticated");
        assertProblem(Api.as(Tokens.withoutRoles()).body(Api.ACCOUNT).post(accounts), 403, "forbidden");
    }

    @Test
    void aBodyOfTwoMegabytesIsTooLarge() {
        Response refused = Api.asOperator()
                .body("{\"name\": \"" + "x".repeat(2 * 1024 * 1024) + "\"}")
                .post(CUSTOMERS);

        assertProblem(refused, 413, "too-large");
        assertThat(refused.jsonPath().getString("instance")).isEqualTo(CUSTOMERS);
    }

    @Test
    void theServiceTellsItsHealthAndMetricsWithoutAToken() {
        assertThat(given().get("/q/health/ready").statusCode()).isEqualTo(200);
        assertThat(given().get("/q/health/live").statusCode()).isEqualTo(200);
        assertThat(given().get("/q/metrics").asString()).contains("http_server");
    }

    @Test
    void theApiIsDocumentedWithExamplesAndProblems() {
        Response document = given().accept("application/json").get("/q/openapi?format=json");

        assertThat(document.jsonPath().getString("openapi")).startsWith("3.1");
        assertThat(document.jsonPath().getString("components.securitySchemes.bearer.type"))
                .isEqualTo("http");
        assertThat(
                        document.jsonPath()
                                .getString(
                                        "paths.'/v1/customers'.post.requestBody.content.'application/json'.examples.acme.value"))
                .contains("acme");
        assertThat(document.jsonPath().getString("paths.'/v1/accounts/{account}'.get.parameters[0].description"))
                .isEqualTo("name of an SMS account");
        assertThat(document.jsonPath().getMap("paths.'/v1/accounts/{account}'.get.responses"))
                .containsKeys("200", "401", "403", "404");
        assertThat(document.jsonPath().getMap("paths.'/v1/accounts/{account}'.get.responses.'404'.content"))
                .containsKey("application/problem+json");
    }
}
