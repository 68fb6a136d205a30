package io.recredit.localstack.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.recredit.localstack.client.RestClient;
import io.recredit.localstack.processor.ProcessorControl;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Oscar's cards, and the card processor's page on which he stores them. */
final class Cards {

    private static final String CARDS = "/v1/customers/" + Scene.CUSTOMER + "/cards";
    private static final String SETUPS = "/v1/customers/" + Scene.CUSTOMER + "/card-setups";
    private static final String DEFAULT = "/v1/customers/" + Scene.CUSTOMER + "/default-card";
    private static final String RETURN_URL = "https://portal.recredit.example/cards";
    private static final Duration BOUND = Duration.ofSeconds(15);
    private static final long POLL_MILLIS = 100;

    private final Screen screen;
    private final RestClient billing;
    private final ProcessorControl processor;

    Cards(Scene scene, ProcessorControl processor) {
        this.screen = scene.screen();
        this.billing = scene.people().oscar().billing();
        this.processor = processor;
    }

    /**
     * Types a card's number into the processor's page, as a browser would.
     *
     * @return the card's id at billing-service, which never sees the number
     */
    String store(String number, String expected) {
        JsonNode setup = billing.post(SETUPS, Map.of("returnUrl", RETURN_URL)).body();
        String id = setup.path("id").asText();
        screen.line("the page of the card processor: " + setup.path("url").asText());
        processor.storeCard(setup.path("url").asText(), number);
        Patience.await(
                BOUND, POLL_MILLIS, () -> setup(id).path("state").asText().equals("completed"));
        String card = setup(id).path("card").asText();
        screen.expect("the card that oscar stored there", expected, inWords(card));
        return card;
    }

    private JsonNode setup(String id) {
        return billing.get(SETUPS + "/" + id);
    }

    private String inWords(String card) {
        return all().stream()
                .filter(one -> one.path("id").asText().equals(card))
                .map(one -> one.path("brand").asText() + " " + one.path("last4").asText())
                .findFirst()
                .orElse("none");
    }

    /** The default card, if the customer has any card. */
    Optional<String> defaultCard() {
        return all().stream()
                .filter(card -> card.path("default").asBoolean())
                .map(card -> card.path("id").asText())
                .findFirst();
    }

    void makeDefault(String card) {
        billing.put(DEFAULT, Map.of("card", card));
    }

    void remove(String card) {
        billing.delete(CARDS + "/" + card);
    }

    private List<JsonNode> all() {
        List<JsonNode> cards = new ArrayList<>();
        billing.forEach(CARDS, cards::add);
        return cards;
    }
}
