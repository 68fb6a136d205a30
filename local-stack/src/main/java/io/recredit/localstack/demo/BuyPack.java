package io.recredit.localstack.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.recredit.localstack.client.Answer;
import io.recredit.localstack.client.RestClient;
import io.recredit.localstack.processor.ProcessorControl;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Oscar stores a card on the processor's page and buys a pack with it. */
final class BuyPack {

    static final String VISA = "visa 4242";

    private static final String CUSTOMER = "/v1/customers/acme";
    private static final String BUYER = "Acme SARL";

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
        saveProfile();
        Map<String, String> pack = Map.of("pack", "credit-" + Bakery.TOP_UP_BY);
        Answer bought = buy(pack);
        bakery.expectTopup();
        screen.expect("bought", Bakery.succeeded("one-time", VISA), Topups.inWords(bought.body()));
        showReceipt(bought.body().path("receipt").asText());
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

    /** Who acme is on receipts: a business in France, the seller's country, pays its VAT. */
    private void saveProfile() {
        billing()
                .put(
                        CUSTOMER + "/billing-profile",
                        Map.of(
                                "legalName", BUYER,
                                "address", List.of("12 rue du Port"),
                                "postcode", "13002",
                                "city", "Marseille",
                                "country", "FR",
                                "vatId", "FR 11 987 654 321"));
        bakery.screen().done("oscar saves acme's billing profile: " + BUYER + " in France");
    }

    private void showReceipt(String number) {
        JsonNode receipt = billing().get(CUSTOMER + "/receipts/" + number);
        bakery.screen()
                .expect(
                        "receipt " + number,
                        "EUR 6 + 1.2 = 7.2, to " + BUYER + " FR11987654321",
                        String.format(
                                Locale.ROOT,
                                "%s %s + %s = %s, to %s %s",
                                receipt.path("currency").asText(),
                                receipt.path("net").asText(),
                                receipt.path("vat").asText(),
                                receipt.path("total").asText(),
                                receipt.path("buyer").path("name").asText(),
                                receipt.path("buyer").path("vatId").asText()));
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
