package io.recredit.billing;

import static io.recredit.billing.Ground.as;
import static org.assertj.core.api.Assertions.assertThat;

import io.recredit.testkit.ProcessorResource;
import io.recredit.testkit.Tokens;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;

/** Cards for tests over REST, stored as an owner does it. Needs {@link ProcessorResource}. */
public final class CardGround {

    private CardGround() {}

    /**
     * A newly stored card of the customer.
     *
     * @param number one of the processor's test cards
     * @return its id
     */
    public static String card(String customer, String number) {
        JsonPath page = openPage(customer);
        ProcessorResource.control().storeCard(page.getString("url"), number);
        return setup(customer, page.getString("id")).jsonPath().getString("card");
    }

    /** A newly opened page on which a card can be stored. */
    public static JsonPath openPage(String customer) {
        Response response = as(Tokens.owner(customer), """
                {"returnUrl": "https://app.example.com/billing?tab=cards"}""").post("/v1/customers/{customer}/card-setups", customer);
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(201);
        return response.jsonPath();
    }

    /** What became of a page. */
    public static Response setup(String customer, String id) {
        return as(Tokens.owner(customer)).get("/v1/customers/{customer}/card-setups/{id}", customer, id);
    }

    /** The cards as the owner sees them. */
    public static JsonPath cards(String customer) {
        Response response = as(Tokens.owner(customer)).get("/v1/customers/{customer}/cards", customer);
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(200);
        return response.jsonPath();
    }
}
