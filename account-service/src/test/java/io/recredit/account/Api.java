package io.recredit.account;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.recredit.contracts.Ids;
import io.recredit.testkit.Tokens;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

/** Calls the service as a test needs it; every test makes customers of its own. */
final class Api {

    static final String ACCOUNT = """
            {"description": "Shop", "chargingCurrency": "CREDIT", "homeCountry": "FR", "language": "fr",
             "timeZone": "Europe/Paris", "refundOnFailedDelivery": true}""";

    private Api() {}

    static RequestSpecification as(String token) {
        return given().auth().oauth2(token).contentType("application/json");
    }

    static RequestSpecification asOperator() {
        return as(Tokens.operator());
    }

    /** Registers a customer under a new id. */
    static String newCustomer() {
        String id = "c-" + Ids.next().toString().substring(9);
        Response created = asOperator()
                .body("{\"id\": \"" + id + "\", \"name\": \"Acme\", \"homeCountry\": \"FR\"}")
                .post("/v1/customers");
        assertThat(created.statusCode()).as(created.asString()).isEqualTo(201);
        return id;
    }

    /** Opens an account and tells its name. */
    static String newAccount(String customer) {
        Response opened = asOperator().body(ACCOUNT).post("/v1/customers/" + customer + "/accounts");
        assertThat(opened.statusCode()).as(opened.asString()).isEqualTo(201);
        return opened.jsonPath().getString("name");
    }

    /** Adds a user to an account and tells its id. */
    static String newUser(String account, String name) {
        Response added = asOperator().body("{\"name\": \"" + name + "\"}").post("/v1/accounts/" + account + "/users");
        assertThat(added.statusCode()).as(added.asString()).isEqualTo(201);
        return added.jsonPath().getString("id");
    }
}
