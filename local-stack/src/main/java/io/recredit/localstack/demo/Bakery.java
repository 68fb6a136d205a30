package io.recredit.localstack.demo;

import io.recredit.contracts.Amount;
import io.recredit.localstack.StackAddresses;
import io.recredit.localstack.client.RestClient;
import io.recredit.localstack.inbox.InboxClient;
import java.net.URI;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The account that pays for itself: its owner's rules, e-mails and top-ups, and the messages that it sends. */
final class Bakery {

    static final Amount ALERT_BELOW = Amount.ofUnits(30);
    static final Amount TOP_UP_BELOW = Amount.ofUnits(20);
    static final Amount TOP_UP_BY = Amount.ofUnits(100);

    /** What 100 credits cost at EUR 0.06 each, and what a card in France is charged for them. */
    static final String COST = "EUR 6 + 20% VAT = 7.2";

    private static final int WAIT_SECONDS = 20;
    private static final DemoText TEXT =
            new DemoText("FR", "+33612412345", "Bakery", "notification", "Votre commande vous attend.");

    private final Scene scene;
    private final String account;
    private final Mailbox mailbox;
    private final Topups topups;

    Bakery(Scene scene, String account, StackAddresses stack) {
        this.scene = scene;
        this.account = account;
        this.mailbox =
                new Mailbox(scene.screen(), new InboxClient(RestClient.http(), URI.create(stack.inboxUrl())), account);
        this.topups = new Topups(scene, account);
    }

    Scene scene() {
        return scene;
    }

    Screen screen() {
        return scene.screen();
    }

    Mailbox mailbox() {
        return mailbox;
    }

    Topups topups() {
        return topups;
    }

    String account() {
        return account;
    }

    /**
     * Oscar saves the auto top-up rule.
     *
     * @param card the one to charge; null for the default card
     */
    void saveTopupRule(@Nullable String card) {
        Map<String, Object> rule = new HashMap<>(Map.of(
                "enabled", true,
                "threshold", TOP_UP_BELOW.toString(),
                "amount", TOP_UP_BY.toString(),
                "emails", List.of(Mailbox.OSCAR)));
        if (card != null) {
            rule.put("card", card);
        }
        save("auto-topup", rule);
    }

    /** Oscar saves the alert rule. */
    void saveAlertRule() {
        save(
                "alert",
                Map.of(
                        "enabled",
                        true,
                        "threshold",
                        ALERT_BELOW.toString(),
                        "emails",
                        List.of(Mailbox.OSCAR),
                        "hour",
                        9));
    }

    private void save(String kind, Map<String, Object> rule) {
        scene.people().oscar().billing().put("/v1/accounts/" + account + "/" + kind + "-rules/" + Scene.CURRENCY, rule);
    }

    /** Sara sends messages of one credit each; they are charged when this returns. */
    void send(int messages, String key) {
        scene.send(account, key, Collections.nCopies(messages, TEXT), WAIT_SECONDS, null);
        for (int i = 0; i < messages; i++) {
            scene.expectChange(account, scene.prices().priceOf(TEXT).negate());
        }
    }

    /** Notes that as many credits must have been added as a top-up adds. */
    void expectTopup() {
        scene.expectChange(account, TOP_UP_BY);
    }

    void checkBalance() {
        checkBalance("");
    }

    /** @param more said after the account's name */
    void checkBalance(String more) {
        scene.checkBalance("the bakery" + more, account);
    }

    /** What a successful top-up of the bakery looks like in words. */
    static String succeeded(String kind, String card) {
        return kind + ", " + TOP_UP_BY + " credits for " + COST + ", " + card + ", succeeded";
    }
}
