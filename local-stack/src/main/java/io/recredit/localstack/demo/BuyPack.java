package io.recredit.localstack.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.recredit.localstack.client.Answer;
import io.recredit.localstack.client.RestClient;
import io.recredit.localstack.processor.ProcessorControl;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Oscar stores a card on the processor's page and buys a pack with it. */
final class BuyPack {

    static final String VISA = "visa 4242";

    private final Bakery bakery;
    private final Cards cards;

    BuyPack(Bakery bakery, Cards cards) {
        this.bakery = bakery;
        this.cards = cards;
    }

    /** @return the id of the stored card, which is the default now */
    String run() {
        Screen screen = bakery.screen();
        screen.heading("7  Oscar stores a card at the card processor and buys credits for the bakery");
        String card = cards.store(ProcessorControl.GOOD_CARD, VISA);
        cards.makeDefault(card);
        screen.line("packs on offer: " + String.join(", ", packs()));
        Map<String, String> pack = Map.of("pack", "credit-" + Bakery.TOP_UP_BY);
        Answer bought = buy(pack);
        bakery.expectTopup();
        screen.expect("bought", Bakery.succeeded("one-time", VISA), Topups.inWords(bought.body()));
        bakery.checkBalance();
        Answer again = buy(pack);
        screen.expect(
                "header Idempotency-Replayed of the same request again",
                "true",
                again.header("Idempotency-Replayed").orElse("none"));
        screen.expect(
                "it is the same top-up",
                bought.body().path("id").asText(),
                again.body().path("id").asText());
        bakery.checkBalance(", unchanged");
        bakery.mailbox().showNext("the receipt");
        return card;
    }

    private Answer buy(Map<String, String> pack) {
        return billing()
                .post(
                        "/v1/accounts/" + bakery.account() + "/topups",
                        pack,
                        Map.of("Idempotency-Key", bakery.scene().key("pack")));
    }

    private List<String> packs() {
        List<String> packs = new ArrayList<>();
        for (JsonNode pack :
                billing().get("/v1/packs?currency=" + Scene.CURRENCY).path("items")) {
            JsonNode price = pack.path("price");
            packs.add(pack.path("amount").asText() + " for "
                    + price.path("currency").asText() + " "
                    + price.path("amount").asText());
        }
        return packs;
    }

    private RestClient billing() {
        return bakery.scene().people().oscar().billing();
    }
}
