package io.recredit.billing.profile;

import static io.recredit.billing.Ground.account;
import static io.recredit.billing.Ground.as;
import static io.recredit.billing.Ground.customer;
import static io.recredit.testkit.Problems.assertInvalid;
import static io.recredit.testkit.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.recredit.testkit.StackResource;
import io.recredit.testkit.Tokens;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "database", value = "billing"))
class BillingProfileIT {

    private static final String PROFILE = "/v1/customers/{customer}/billing-profile";
    private static final String BODY = """
            {"legalName": "Acme SARL", "address": ["12 rue du Port"], "postcode": "13002", "city": "Marseille",
             "country": "FR", "vatId": "FR 11 987 654 321"}""";

    @Test
    void anOwnerSavesAndReadsItAndTheVatIdIsKeptInItsNormalForm() {
        // Given
        String customer = customer();
        String owner = Tokens.owner(customer);
        assertProblem(as(owner).get(PROFILE, customer), 404, "not-found");

        // When
        Response saved = as(owner, BODY).put(PROFILE, customer);

        // Then
        assertThat(saved.statusCode()).as(saved.asString()).isEqualTo(200);
        assertThat(saved.jsonPath().getMap("$"))
                .containsEntry("legalName", "Acme SARL")
                .containsEntry("address", List.of("12 rue du Port"))
                .containsEntry("postcode", "13002")
                .containsEntry("city", "Marseille")
                .containsEntry("country", "FR")
                .containsEntry("vatId", "FR11987654321")
                .containsKeys("updatedAt", "updatedBy");
        assertThat(as(owner).get(PROFILE, customer).jsonPath().getMap("$"))
                .isEqualTo(saved.jsonPath().getMap("$"));
    }

    @Test
    void whatIsNotSaidAgainIsGone() {
        // Given
        String customer = customer();
        account(customer);
        as(Tokens.owner(customer), BODY).put(PROFILE, customer);

        // When
        Response saved = as(Tokens.operator(), """
                {"legalName": "Acme Ltd", "address": ["1 High Street", "Back door"], "city": "Hong Kong", "country": "HK"}""").put(PROFILE, customer);

        // Then
        assertThat(saved.jsonPath().getMap("$")).containsEntry("country", "HK").doesNotContainKeys("vatId", "postcode");
    }

    @Test
    void theAuditTellsWhoSavedWhat() {
        // Given
        String customer = customer();
        account(customer);
        String owner = Tokens.owner(customer);

        // When
        as(owner, BODY).put(PROFILE, customer);
        as(owner, BODY).put(PROFILE, customer);
        as(Tokens.operator(), BODY.replace("Marseille", "Lyon")).put(PROFILE, customer);

        // Then
        JsonPath audit = as(owner)
                .get("/v1/customers/{customer}/audit?kind=billing-profile", customer)
                .jsonPath();
        assertThat(audit.getList("items.action")).containsExactly("changed", "created");
        assertThat(audit.getList("items.actorRole")).containsExactly("operator", "owner");
        assertThat(audit.getString("items[0].from.city")).isEqualTo("Marseille");
        assertThat(audit.getString("items[0].to.city")).isEqualTo("Lyon");
    }

    @ParameterizedTest
    @CsvSource({
        "'\"Acme SARL\"', null, legalName, required",
        "'\"Acme SARL\"', '\" \"', legalName, length",
        "'[\"12 rue du Port\"]', null, address, required",
        "'[\"12 rue du Port\"]', [], address, length",
        "'[\"12 rue du Port\"]', '[\"1\",\"2\",\"3\",\"4\",\"5\"]', address, length",
        "'[\"12 rue du Port\"]', '[\"1\",null]', 'address[1]', required",
        "'[\"12 rue du Port\"]', '[\"a\\u0007\"]', 'address[0]', control-character",
        "'\"13002\"', '\"\"', postcode, length",
        "'\"Marseille\"', null, city, required",
        "'\"FR\"', null, country, required",
        "'\"FR\"', '\"XX\"', country, unknown-country",
        "'\"FR\"', '\"IT\"', vatId, not-a-vat-id",
        "'\"FR 11 987 654 321\"', '\"FR1\"', vatId, not-a-vat-id",
        "'\"FR 11 987 654 321\"', '\"\"', vatId, length",
        "'\"legalName\"', '\"name\"', name, unknown-field",
    })
    void aWrongFieldIsNamed(String good, String bad, String field, String code) {
        String customer = customer();
        String owner = Tokens.owner(customer);
        assertInvalid(as(owner, BODY.replace(good, bad)).put(PROFILE, customer), field, code);
        assertProblem(as(owner).get(PROFILE, customer), 404, "not-found");
    }

    @Test
    void itIsForOwnersOfTheCustomerAndOperators() {
        String customer = customer();
        String stranger = Tokens.owner(customer());
        assertProblem(as(stranger, BODY).put(PROFILE, customer), 404, "not-found");
        assertProblem(as(stranger).get(PROFILE, customer), 404, "not-found");
        assertProblem(as(Tokens.sender(customer), BODY).put(PROFILE, customer), 403, "forbidden");
        assertProblem(as(Tokens.sender(customer)).get(PROFILE, customer), 403, "forbidden");
        // An operator names no customer that has no account.
        assertProblem(as(Tokens.operator(), BODY).put(PROFILE, customer), 404, "not-found");
        assertProblem(as(Tokens.operator(), BODY).put(PROFILE, "No-such"), 404, "not-found");
    }
}
