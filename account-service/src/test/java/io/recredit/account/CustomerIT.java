package io.recredit.account;

import static io.recredit.testkit.Problems.assertInvalid;
import static io.recredit.testkit.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.recredit.testkit.Tokens;
import io.restassured.response.Response;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
class CustomerIT {

    @Test
    void aRegisteredCustomerCanBeLookedUpByItsMembers() {
        // Given
        String customer = Api.newCustomer();

        // When
        Response found = Api.as(Tokens.sender(customer)).get("/v1/customers/" + customer);

        // Then
        assertThat(found.statusCode()).isEqualTo(200);
        assertThat(found.jsonPath().getString("id")).isEqualTo(customer);
        assertThat(found.jsonPath().getString("accountPrefix")).matches("[a-z]{2}[0-9]{5}");
        assertThat(found.jsonPath().getString("createdAt")).endsWith("Z");
    }

    @Test
    void anIdCanBeRegisteredOnce() {
        // Given
        String customer = Api.newCustomer();

        // When
        Response again = Api.asOperator()
                .body("{\"id\": \"" + customer + "\", \"name\": \"Other\", \"homeCountry\": \"IT\"}")
                .post("/v1/customers");

        // Then
        assertProblem(again, 409, "customer-exists");
        Response kept = Api.asOperator().get("/v1/customers/" + customer);
        assertThat(kept.jsonPath().getString("name")).isEqualTo("Acme");
    }

    @Test
    void everyWrongFieldIsNamed() {
        // When
        Response refused = Api.asOperator()
                .body("{\"id\": \"Not A Slug\", \"name\": \" \", \"homeCountry\": \"France\"}")
                .post("/v1/customers");

        // Then
        assertInvalid(refused, "id", "malformed")
                .withError("name", "length")
                .withError("homeCountry", "unknown-country");
    }

    @Test
    void missingFieldsAreNamed() {
        // When
        Response refused = Api.asOperator().body("{}").post("/v1/customers");

        // Then
        assertInvalid(refused, "id", "required").withError("name", "required").withError("homeCountry", "required");
    }

    @Test
    void customersAreListedInPages() {
        // Given
        List<String> made = List.of(Api.newCustomer(), Api.newCustomer(), Api.newCustomer());

        // When
        Response first = Api.asOperator().get("/v1/customers?limit=2");
        Response second = Api.asOperator()
                .get("/v1/customers?limit=200&cursor=" + first.jsonPath().getString("nextCursor"));

        // Then
        List<String> ids = first.jsonPath().getList("items.id");
        assertThat(ids).hasSize(2).isSorted();
        assertThat(second.jsonPath().<String>getList("items.id")).isSorted().doesNotContainAnyElementsOf(ids);
        assertThat(made)
                .allSatisfy(id -> assertThat(ids.contains(id)
                                || second.jsonPath().getList("items.id").contains(id))
                        .isTrue());
    }

    @Test
    void onlyOperatorsRegisterAndListCustomers() {
        // When
        Response registered = Api.as(Tokens.owner("acme")).body("{}").post("/v1/customers");
        Response listed = Api.as(Tokens.owner("acme")).get("/v1/customers");

        // Then
        assertProblem(registered, 403, "forbidden");
        assertProblem(listed, 403, "forbidden");
    }

    @Test
    void anotherCustomerLooksLikeNone() {
        // Given
        String customer = Api.newCustomer();

        // When
        Response foreign = Api.as(Tokens.owner("somebody-else")).get("/v1/customers/" + customer);
        Response none = Api.as(Tokens.owner("somebody-else")).get("/v1/customers/there-is-none");

        // Then
        assertProblem(foreign, 404, "not-found");
        assertProblem(none, 404, "not-found");
        assertThat(foreign.jsonPath().getString("detail"))
                .isEqualTo(none.jsonPath().getString("detail"));
    }
}
