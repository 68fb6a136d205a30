package io.recredit.localstack.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.recredit.localstack.client.Answer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Messages to numbers on which the carrier simulator misbehaves in documented ways (docs/carrier-simulator.md). */
final class CarrierFaults {

    private static final Duration BOUND = Duration.ofSeconds(30);

    private static final String SHORT = "Votre colis est au relais.";
    private static final String LONG = SHORT.repeat(7);

    private final Scene scene;
    private final Accounts accounts;

    /** What is sent, and how it has to end. */
    private record Fault(
            String account, String name, String number, String text, String what, String state, boolean refunded) {}

    /** A fault and the id of its message. */
    private record Sent(Fault fault, String id) {}

    CarrierFaults(Scene scene, Accounts accounts) {
        this.scene = scene;
        this.accounts = accounts;
    }

    void run() {
        scene.screen().heading("6  What the carrier refuses is refunded");
        List<Sent> sent = new ArrayList<>();
        for (Fault fault : faults()) {
            DemoText text = new DemoText("FR", fault.number(), "Info", "notification", fault.text());
            Answer answer = scene.send(fault.account(), "fault-" + sent.size(), List.of(text), 0, null);
            sent.add(new Sent(fault, Scene.idsOf(answer).getFirst()));
            if (!fault.refunded()) {
                scene.expectChange(fault.account(), scene.prices().priceOf(text).negate());
            }
        }
        sent.forEach(this::check);
        scene.checkBalance("shop", accounts.shop());
        scene.checkBalance("campaigns", accounts.campaigns());
    }

    private List<Fault> faults() {
        return List.of(
                shop("+33612390001", SHORT, "unknown destination", "failed", true),
                shop("+33612390002", SHORT, "submit failed", "failed", true),
                shop("+33612390012", LONG, "second of two segments refused", "failed", true),
                shop("+33612390003", SHORT, "throttled twice, then taken", "delivered", false),
                shop("+33612390004", SHORT, "queue full once, then taken", "delivered", false),
                shop("+33612390007", SHORT, "answers after two seconds", "delivered", false),
                shop("+33612390009", SHORT, "receipt before the answer", "delivered", false),
                shop("+33612390010", SHORT, "receipt twice", "delivered", false),
                shop("+33612390011", SHORT, "no receipt", "sent", false),
                shop("+33612390005", SHORT, "not delivered; the shop refunds that", "failed", true),
                new Fault(
                        accounts.campaigns(),
                        "campaigns",
                        "+33612390005",
                        SHORT,
                        "not delivered; campaigns do not",
                        "failed",
                        false));
    }

    private Fault shop(String number, String text, String what, String state, boolean refunded) {
        return new Fault(accounts.shop(), "shop", number, text, what, state, refunded);
    }

    private void check(Sent sent) {
        Fault fault = sent.fault();
        scene.awaitMessage(fault.account(), sent.id(), fault.state(), fault.refunded(), BOUND);
        JsonNode message = scene.message(fault.account(), sent.id());
        scene.screen()
                .expect(
                        fault.number() + "  " + fault.what(),
                        inWords(fault.state(), fault.refunded()),
                        inWords(
                                message.path("state").asText(),
                                message.path("refunded").asBoolean()));
    }

    private static String inWords(String state, boolean refunded) {
        return state + (refunded ? ", refunded" : "");
    }
}
