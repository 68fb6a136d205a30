package io.recredit.localstack.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.recredit.contracts.Amount;
import java.util.Map;

/** Oscar moves credits between his accounts. */
final class TransferCredits {

    private static final Amount AMOUNT = Amount.ofUnits(20);

    private final Scene scene;
    private final Accounts accounts;

    TransferCredits(Scene scene, Accounts accounts) {
        this.scene = scene;
        this.accounts = accounts;
    }

    void run() {
        Screen screen = scene.screen();
        screen.heading("4  Oscar, the owner, transfers " + AMOUNT + " credits from campaigns to the shop");
        JsonNode done = scene.people()
                .oscar()
                .billing()
                .post(
                        "/v1/accounts/" + accounts.campaigns() + "/transfers",
                        Map.of("currency", Scene.CURRENCY, "amount", AMOUNT.toString(), "target", accounts.shop()),
                        Map.of("Idempotency-Key", scene.key("transfer")))
                .body();
        scene.expectChange(accounts.campaigns(), AMOUNT.negate());
        scene.expectChange(accounts.shop(), AMOUNT);
        screen.expect(
                "the answer's balanceAfter",
                scene.expectedBalance(accounts.campaigns()).toString(),
                done.path("balanceAfter").asText());
        scene.checkBalance("campaigns", accounts.campaigns());
        scene.checkBalance("shop", accounts.shop());
    }
}
