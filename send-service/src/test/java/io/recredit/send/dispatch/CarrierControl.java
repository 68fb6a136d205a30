package io.recredit.send.dispatch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.RestAssured;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.ConfigProvider;

/** Asks the simulated carrier what it received, and steers it. */
final class CarrierControl {

    private static final int MAX_PAGE = 10_000;

    private final String address =
            "http://127.0.0.1:" + ConfigProvider.getConfig().getValue("carrier.control.port", String.class);

    /** Every submit to that number, refused and unanswered ones included. */
    List<JsonNode> received(String recipient) {
        List<JsonNode> found = new ArrayList<>();
        json(RestAssured.get(address + "/messages?limit=" + MAX_PAGE).asString())
                .path("messages")
                .forEach(found::add);
        found.removeIf(message -> !recipient.equals("+" + message.path("to").asText()));
        return found;
    }

    int links() {
        return json(RestAssured.get(address + "/counts").asString())
                .path("links")
                .asInt();
    }

    void settings(String json) {
        RestAssured.given().body(json).post(address + "/settings").then().statusCode(200);
    }

    void dropLinks() {
        RestAssured.post(address + "/links/drop").then().statusCode(200);
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
