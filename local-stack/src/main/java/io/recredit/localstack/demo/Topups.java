package io.recredit.localstack.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.recredit.localstack.client.RestClient;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** The top-ups of one account as Oscar sees them, newest first. */
final class Topups {

    private static final Duration BOUND = Duration.ofSeconds(20);
    private static final long POLL_MILLIS = 50;

    private final RestClient billing;
    private final String path;
    private final String account;

    Topups(Scene scene, String account) {
        this.billing = scene.people().oscar().billing();
        this.account = account;
        this.path = "/v1/accounts/" + account + "/topups";
    }

    /** How many there are in a state. */
    int count(String state) {
        int[] count = {0};
        billing.forEach(path + "?limit=100&state=" + state, topup -> count[0]++);
        return count[0];
    }

    /** Waits until so many are in that state; false if they were not in time. */
    boolean await(String state, int count) {
        return Patience.await(BOUND, POLL_MILLIS, () -> count(state) >= count);
    }

    /** The newest in a state. */
    JsonNode newest(String state) {
        return billing.get(path + "?limit=1&state=" + state).path("items").path(0);
    }

    /** When the balance last fell below what the auto top-up rule asks for. */
    Instant lastCrossing() {
        Instant[] last = {Instant.EPOCH};
        billing.forEach("/v1/accounts/" + account + "/low-episodes?limit=100", episode -> {
            Instant opened = Instant.parse(episode.path("openedAt").asText());
            if (episode.path("rule").asText().equals("auto-topup") && opened.isAfter(last[0])) {
                last[0] = opened;
            }
        });
        return last[0];
    }

    /** Kind, what was bought, for how much, with which card, and how it ended. */
    static String inWords(JsonNode topup) {
        String reason = topup.path("reason").asText("");
        return String.format(
                Locale.ROOT,
                "%s, %s credits for %s %s + %s%% VAT = %s, %s %s, %s%s",
                topup.path("kind").asText(),
                topup.path("amount").asText(),
                topup.path("price").path("currency").asText(),
                topup.path("price").path("amount").asText(),
                topup.path("vat").path("rate").asText(),
                topup.path("vat").path("total").asText(),
                topup.path("card").path("brand").asText(),
                topup.path("card").path("last4").asText(),
                topup.path("state").asText(),
                reason.isEmpty() ? "" : ": " + reason);
    }
}
