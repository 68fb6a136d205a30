package io.recredit.send.dispatch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.RestAssured;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.ConfigProvider;

/** Asks the simulated carrier what it received, and steers it. */
final class CarrierControl {

    private static final int MAX_PAGE = 10_000;

    private final String address =
            "http://127.0.0.1:" + ConfigProvider.getConfig().getValue("carrier.control.port", String.class);

    /** Every submit to that number, refused and unanswered ones included. */
    List<JsonNode> received(String recipient) {
        return received().stream()
                .filter(message -> recipient.equals(recipientOf(message)))
                .toList();
    }

    /** How many submits each number got. */
    Map<String, Integer> submitsByRecipient() {
        return received().stream().collect(Collectors.toMap(CarrierControl::recipientOf, message -> 1, Integer::sum));
    }

    private List<JsonNode> received() {
        List<JsonNode> found = new ArrayList<>();
        json(RestAssured.get(address + "/messages?limit=" + MAX_PAGE).asString())
                .path("messages")
                .forEach(found::add);
        return found;
    }

    private static String recipientOf(JsonNode message) {
        return "+" + message.path("to").asText();
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
