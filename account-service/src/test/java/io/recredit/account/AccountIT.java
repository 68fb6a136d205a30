package io.recredit.account;

import static io.recredit.testkit.Problems.assertInvalid;
import static io.recredit.testkit.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.recredit.testkit.Tokens;
import io.restassured.response.Response;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class AccountIT {

    @Test
    void accountsOfACustomerAreNumbered() {
        // Given
        String customer = Api.newCustomer();
        String prefix =
                Api.asOperator().get("/v1/customers/" + customer).jsonPath().getString("accountPrefix");

        // When
        String first = Api.newAccount(customer);
        String second = Api.newAccount(customer);

        // Then
        assertThat(first).isEqualTo("sms-" + prefix + "-1");
        assertThat(second).isEqualTo("sms-" + prefix + "-2");
    }

    @Test
    void aNewAccountIsActiveAndCarriesItsSettings() {
        // Given
        String customer = Api.newCustomer();

        // When
        Response opened = Api.asOperator().body(Api.ACCOUNT).post("/v1/customers/" + customer + "/accounts");

        // Then
        assertThat(opened.statusCode()).isEqualTo(201);
        String name = opened.jsonPath().getString("name");
        assertThat(opened.header("Location")).endsWith("/v1/accounts/" + name);
        Response found = Api.as(Tokens.sender(customer)).get("/v1/accounts/" + name);
        assertThat(found.asString()).isEqualTo(opened.asString());
        assertThat(found.jsonPath().getString("state")).isEqualTo("active");
        assertThat(found.jsonPath().getString("timeZone")).isEqualTo("Europe/Paris");
        assertThat(found.jsonPath().getBoolean("refundOnFailedDelivery")).isTrue();
        assertThat(found.jsonPath().getLong("revision")).isEqualTo(1);
    }

    @Test
    void anOperatorMayGiveAName() {
        // Given
        String customer = Api.newCustomer();
        String name = "sms-zz%05d-1".formatted(ThreadLocalRandom.current().nextInt(100_000));
        String body = Api.ACCOUNT.replaceFirst("\\{", "{\"name\": \"" + name + "\", ");

        // When
        Response opened = Api.asOperator().body(body).post("/v1/customers/" + customer + "/accounts");
        Response again = Api.asOperator().body(body).post("/v1/customers/" + customer + "/accounts");

        // Then
        assertThat(opened.jsonPath().getString("name")).isEqualTo(name);
        assertProblem(again, 409, "account-exists");
    }

    @Test
    void aNameGivenByHandIsSkipped() {
        // Given
        String customer = Api.newCustomer();
        String prefix =
                Api.asOperator().get("/v1/customers/" + customer).jsonPath().getString("accountPrefix");
        String taken = "sms-" + prefix + "-1";
        Api.asOperator()
                .body(Api.ACCOUNT.replaceFirst("\\{", "{\"name\": \"" + taken + "\", "))
                .post("/v1/customers/" + customer + "/accounts");

        // When
        String next = Api.newAccount(customer);

        // Then
        assertThat(next).isEqualTo("sms-" + prefix + "-2");
    }

    @Test
    void aRepeatedRequestGetsTheFirstAnswer() {
        // Given
        String customer = Api.newCustomer();
        String path = "/v1/customers/" + customer + "/accounts";
        Response first = Api.asOperator()
                .header("Idempotency-Key", "once")
                .body(Api.ACCOUNT)
                .post(path);

        // When
        Response again = Api.asOperator()
                .header("Idempotency-Key", "once")
                .body(Api.ACCOUNT)
                .post(path);
        Response other = Api.asOperator()
                .header("Idempotency-Key", "once")
                .body(Api.ACCOUNT.replace("Shop", "Other"))
                .post(path);
        Response malformed = Api.asOperator()
                .header("Idempotency-Key", "a b")
                .body(Api.ACCOUNT)
                .post(path);

        // Then
        assertThat(first.header("Idempotency-Replayed")).isNull();
        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(again.asString()).isEqualTo(first.asString());
        assertProblem(other, 422, "idempotency-key-reused");
        assertInvalid(malformed, "Idempotency-Key", "malformed");
        Response listed = Api.asOperator().get("/v1/accounts?customer=" + customer);
        assertThat(listed.jsonPath().getList("items")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "chargingCurrency, CREDIT, EURO, unknown-currency",
        "homeCountry, FR, ZZ, unknown-country",
        "language, fr, de, unknown-language",
        "timeZone, Europe/Paris, Mars/Base, unknown-time-zone",
        "timeZone, Europe/Paris, CET, unknown-time-zone",
    })
    void aWrongFieldIsNamedAndNothingIsOpened(String field, String good, String bad, String code) {
        // Given
        String customer = Api.newCustomer();
        String body = Api.ACCOUNT.replace("\"" + good + "\"", "\"" + bad + "\"");

        // When
        Response refused = Api.asOperator().body(body).post("/v1/customers/" + customer + "/accounts");

        // Then
        assertInvalid(refused, field, code);
        assertThat(Api.asOperator()
                        .get("/v1/accounts?customer=" + customer)
                        .jsonPath()
                        .getList("items"))
                .isEmpty();
    }

    @Test
    void onlyGivenFieldsChangeAndEachChangeIsARevision() {
        // Given
        String customer = Api.newCustomer();
        String name = Api.newAccount(customer);

        // When
        Response changed = Api.as(Tokens.owner(customer))
                .body("{\"language\": \"it\", \"refundOnFailedDelivery\": false}")
                .patch("/v1/accounts/" + name);
        Response unchanged =
                Api.as(Tokens.owner(customer)).body("{\"language\": \"it\"}").patch("/v1/accounts/" + name);

        // Then
        assertThat(changed.statusCode()).as(changed.asString()).isEqualTo(200);
        assertThat(changed.jsonPath().getString("language")).isEqualTo("it");
        assertThat(changed.jsonPath().getBoolean("refundOnFailedDelivery")).isFalse();
        assertThat(changed.jsonPath().getString("description")).isEqualTo("Shop");
        assertThat(changed.jsonPath().getLong("revision")).isEqualTo(2);
        assertThat(unchanged.jsonPath().getLong("revision")).isEqualTo(2);
    }

    @Test
    void aPatchIsCheckedAsStrictlyAsANewAccount() {
        // Given
        String customer = Api.newCustomer();
        String path = "/v1/accounts/" + Api.newAccount(customer);

        // Then
        assertInvalid(Api.asOperator().body("{\"name\": \"sms-ab12345-9\"}").patch(path), "name", "unknown-field");
        assertInvalid(Api.asOperator().body("{\"language\": \"de\"}").patch(path), "language", "unknown-language");
        assertInvalid(Api.asOperator().body("{\"timeZone\": \"x\"}").patch(path), "timeZone", "unknown-time-zone");
        assertInvalid(Api.asOperator().body("{\"homeCountry\": \"x\"}").patch(path), "homeCountry", "unknown-country");
        assertInvalid(
                Api.asOperator().body("{\"chargingCurrency\": \"x\"}").patch(path),
                "chargingCurrency",
                "unknown-currency");
        assertInvalid(Api.asOperator().body("{\"state\": \"gone\"}").patch(path), "state", "wrong-type");
        assertInvalid(Api.asOperator().body("{\"state\": 2}").patch(path), "state", "wrong-type");
        assertInvalid(Api.asOperator().urlEncodingEnabled(false).get("/v1/accounts/%00"), "", "bad-character");
        assertInvalid(
                Api.asOperator()
                        .body("{\"description\": \"" + "x".repeat(201) + "\"}")
                        .patch(path),
                "description",
                "length");
        assertThat(Api.asOperator().get(path).jsonPath().getLong("revision")).isEqualTo(1);
    }

    private static final String MESSAGE_SETTINGS = "\"maxSegments\": 6, \"nationalLanguages\": [\"pt\", \"tr\"],"
            + " \"destinationCurrencies\": {\"US\": \"USD\", \"CH\": \"EUR\"}";

    @Test
    void anAccountHasTenSegmentsAndNoLanguagesOrDestinationCurrenciesUnlessAskedFor() {
        // Given
        String path = "/v1/accounts/" + Api.newAccount(Api.newCustomer());

        // When
        Response found = Api.asOperator().get(path);

        // Then
        assertThat(found.jsonPath().getInt("maxSegments")).isEqualTo(10);
        assertThat(found.jsonPath().getList("nationalLanguages")).isEmpty();
        assertThat(found.jsonPath().getMap("destinationCurrencies")).isEmpty();
    }

    @Test
    void messageSettingsAreTakenWhenAnAccountIsOpenedAndArePartOfWhatItsKeyStandsFor() {
        // Given
        String path = "/v1/customers/" + Api.newCustomer() + "/accounts";
        String body = Api.ACCOUNT.replaceFirst("\\{", "{" + MESSAGE_SETTINGS + ", ");

        // When
        Response opened =
                Api.asOperator().header("Idempotency-Key", "m").body(body).post(path);
        Response again =
                Api.asOperator().header("Idempotency-Key", "m").body(body).post(path);
        Response other = Api.asOperator()
                .header("Idempotency-Key", "m")
                .body(body.replace("USD", "EUR"))
                .post(path);

        // Then
        assertThat(opened.statusCode()).as(opened.asString()).isEqualTo(201);
        assertThat(opened.jsonPath().getInt("maxSegments")).isEqualTo(6);
        assertThat(opened.jsonPath().getList("nationalLanguages")).containsExactly("tr", "pt");
        assertThat(opened.jsonPath().getMap("destinationCurrencies")).isEqualTo(Map.of("CH", "EUR", "US", "USD"));
        assertThat(again.asString()).isEqualTo(opened.asString());
        assertProblem(other, 422, "idempotency-key-reused");
        assertThat(Api.asOperator()
                        .get("/v1/accounts/" + opened.jsonPath().getString("name"))
                        .asString())
                .isEqualTo(opened.asString());
    }

    @Test
    void aListOrMapInAPatchReplacesTheWholeAndTheOthersStay() {
        // Given
        String customer = Api.newCustomer();
        String path = "/v1/accounts/" + Api.newAccount(customer);
        Api.asOperator().body("{" + MESSAGE_SETTINGS + "}").patch(path);

        // When
        Response fewer = Api.as(Tokens.owner(customer))
                .body("{\"nationalLanguages\": [\"es\"], \"maxSegments\": 20}")
                .patch(path);
        Response none = Api.asOperator()
                .body("{\"nationalLanguages\": [], \"destinationCurrencies\": {}}")
                .patch(path);
        Response same = Api.asOperator().body("{\"destinationCurrencies\": {}}").patch(path);

        // Then
        assertThat(fewer.jsonPath().getList("nationalLanguages")).containsExactly("es");
        assertThat(fewer.jsonPath().getInt("maxSegments")).isEqualTo(20);
        assertThat(fewer.jsonPath().getMap("destinationCurrencies")).hasSize(2);
        assertThat(none.jsonPath().getList("nationalLanguages")).isEmpty();
        assertThat(none.jsonPath().getMap("destinationCurrencies")).isEmpty();
        assertThat(same.jsonPath().getLong("revision")).isEqualTo(4);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '\'',
            value = {
                "\"maxSegments\": 0; maxSegments; out-of-range",
                "\"maxSegments\": 21; maxSegments; out-of-range",
                "\"maxSegments\": \"6\"; maxSegments; wrong-type",
                "\"nationalLanguages\": [\"tr\", \"fr\"]; nationalLanguages[1]; unknown-national-language",
                "\"nationalLanguages\": [null]; nationalLanguages[0]; unknown-national-language",
                "\"nationalLanguages\": [\"es\", \"es\"]; nationalLanguages[1]; duplicate",
                "\"nationalLanguages\": \"es\"; nationalLanguages; wrong-type",
                "\"destinationCurrencies\": {\"ZZ\": \"USD\"}; destinationCurrencies; unknown-country",
                "\"destinationCurrencies\": {\"US\": \"XXX\"}; destinationCurrencies.US; unknown-currency",
                "\"destinationCurrencies\": {\"US\": null}; destinationCurrencies.US; required"
            })
    void wrongMessageSettingsAreNamedInANewAccountAndInAPatch(String setting, String field, String code) {
        // Given
        String customer = Api.newCustomer();
        String path = "/v1/accounts/" + Api.newAccount(customer);

        // When
        Response patched = Api.asOperator().body("{" + setting + "}").patch(path);
        Response opened = Api.asOperator()
                .body(Api.ACCOUNT.replaceFirst("\\{", "{" + setting + ", "))
                .post("/v1/customers/" + customer + "/accounts");

        // Then
        assertInvalid(patched, field, code);
        assertInvalid(opened, field, code);
    }

    @Test
    void stateAndCurrenciesAreForOperators() {
        // Given
        String customer = Api.newCustomer();
        String path = "/v1/accounts/" + Api.newAccount(customer);

        // When
        Response byOwner = Api.as(Tokens.owner(customer))
                .body("{\"state\": \"suspended\"}")
                .patch(path);
        Response currencyByOwner = Api.as(Tokens.owner(customer))
                .body("{\"chargingCurrency\": \"EUR\"}")
                .patch(path);
        Response destinationsByOwner = Api.as(Tokens.owner(customer))
                .body("{\"destinationCurrencies\": {\"US\": \"USD\"}}")
                .patch(path);
        Response byOperator =
                Api.asOperator().body("{\"state\": \"suspended\"}").patch(path);

        // Then
        assertProblem(byOwner, 403, "forbidden");
        assertProblem(currencyByOwner, 403, "forbidden");
        assertProblem(destinationsByOwner, 403, "forbidden");
        assertThat(byOperator.jsonPath().getString("state")).isEqualTo("suspended");
    }

    @Test
    void aClosedAccountStaysClosed() {
        // Given
        String path = "/v1/accounts/" + Api.newAccount(Api.newCustomer());
        Api.asOperator().body("{\"state\": \"closed\"}").patch(path);

        // When
        Response reopened = Api.asOperator().body("{\"state\": \"active\"}").patch(path);
        Response userAdded = Api.asOperator().body("{\"name\": \"api\"}").post(path + "/users");

        // Then
        assertProblem(reopened, 409, "account-closed");
        assertProblem(userAdded, 409, "account-closed");
    }

    @Test
    void membersSeeTheAccountsOfTheirCustomer() {
        // Given
        String customer = Api.newCustomer();
        String mine = Api.newAccount(customer);
        String foreign = Api.newAccount(Api.newCustomer());

        // When
        Response listed = Api.as(Tokens.sender(customer)).get("/v1/accounts");

        // Then
        assertThat(listed.jsonPath().<String>getList("items.name")).containsExactly(mine);
        assertProblem(Api.as(Tokens.owner(customer)).get("/v1/accounts/" + foreign), 404, "not-found");
        assertProblem(
                Api.as(Tokens.owner(customer)).body("{\"language\": \"en\"}").patch("/v1/accounts/" + foreign),
                404,
                "not-found");
        assertProblem(Api.as(Tokens.owner(customer)).get("/v1/accounts?customer=other"), 404, "not-found");
        assertProblem(Api.as(Tokens.ownerWithoutCustomer()).get("/v1/accounts"), 404, "not-found");
        assertProblem(Api.as(Tokens.ownerWithoutCustomer()).get("/v1/accounts/" + mine), 404, "not-found");
    }

    @Test
    void accountsAreListedInPages() {
        // Given
        String customer = Api.newCustomer();
        String first = Api.newAccount(customer);
        String second = Api.newAccount(customer);
        String third = Api.newAccount(customer);

        // When
        Response page = Api.as(Tokens.owner(customer)).get("/v1/accounts?limit=2");
        Response rest = Api.as(Tokens.owner(customer))
                .get("/v1/accounts?limit=2&cursor=" + page.jsonPath().getString("nextCursor"));

        // Then
        assertThat(page.jsonPath().<String>getList("items.name")).containsExactly(first, second);
        assertThat(rest.jsonPath().<String>getList("items.name")).containsExactly(third);
        assertThat(rest.jsonPath().getMap("$")).doesNotContainKey("nextCursor");
    }

    @Test
    void anAccountNeedsAnExistingCustomerAndAnOperator() {
        // Given
        String customer = Api.newCustomer();

        // Then
        assertProblem(Api.asOperator().body(Api.ACCOUNT).post("/v1/customers/nobody/accounts"), 404, "not-found");
        assertProblem(
                Api.as(Tokens.owner(customer)).body(Api.ACCOUNT).post("/v1/customers/" + customer + "/accounts"),
                403,
                "forbidden");
    }
}
