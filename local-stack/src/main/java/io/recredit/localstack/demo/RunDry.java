package io.recredit.localstack.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.recredit.localstack.client.Answer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** An account with three credits sends five messages of one credit each. */
final class RunDry {

    private static final int MESSAGES = 5;
    private static final int WAIT_SECONDS = 10;

    private final Scene scene;
    private final Accounts accounts;

    RunDry(Scene scene, Accounts accounts) {
        this.scene = scene;
        this.accounts = accounts;
    }

    void run() {
        Screen screen = scene.screen();
        screen.heading("5  The kiosk has 3 credits and sends 5 messages of 1 credit");
        List<DemoText> texts = Collections.nCopies(
                MESSAGES,
                new DemoText("FR", "+33612412345", "Kiosk", "notification", "Votre journal vous attend au kiosque."));
        Answer answer = scene.send(accounts.kiosk(), "dry", texts, WAIT_SECONDS, null);
        List<String> charged = new ArrayList<>();
        List<String> refused = new ArrayList<>();
        for (JsonNode message : Scene.messagesOf(answer)) {
            if (message.path("state").asText().equals("refused")) {
                refused.add(message.path("reason").asText());
            } else {
                charged.add(message.path("balanceLeft").asText());
            }
        }
        screen.expect("charged, with the balance left after each", List.of("2", "1", "0"), charged);
        screen.expect("refused, and why", List.of("insufficient-balance", "insufficient-balance"), refused);
        texts.subList(0, charged.size())
                .forEach(text -> scene.expectChange(
                        accounts.kiosk(), scene.prices().priceOf(text).negate()));
        scene.checkBalance("the kiosk", accounts.kiosk());
    }
}
