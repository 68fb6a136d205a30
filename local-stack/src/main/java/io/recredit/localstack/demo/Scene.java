package io.recredit.localstack.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.recredit.contracts.Amount;
import io.recredit.localstack.client.Answer;
import io.recredit.localstack.client.RestFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One run of the demo: who acts, on which accounts, and what each balance has to be by now. */
final class Scene {

    static final String CUSTOMER = "acme";
    static final String CURRENCY = "CREDIT";

    /** What time heals after a new account, user or tariff: others have not heard of it yet. */
    private static final Set<String> NOT_YET = Set.of("unknown-user", "no-tariff", "no-price-for-destination");

    private final Screen screen;
    private final People people;
    private final PriceList prices = new PriceList();
    private final Instant begin = Instant.now();
    private final String run = Long.toString(begin.toEpochMilli(), Character.MAX_RADIX);
    private final Map<String, Amount> expectedBalances = new LinkedHashMap<>();

    Scene(Screen screen, People people) {
        this.screen = screen;
        this.people = people;
    }

    Screen screen() {
        return screen;
    }

    People people() {
        return people;
    }

    PriceList prices() {
        return prices;
    }

    Instant begin() {
        return begin;
    }

    /** An idempotency key of this run. */
    String key(String name) {
        return "demo-" + run + "-" + name;
    }

    /** Notes what an account's balance must have become; nothing is asked. */
    void expectChange(String account, Amount change) {
        expectedBalances.merge(account, change, Amount::plus);
    }

    Amount expectedBalance(String account) {
        return expectedBalances.getOrDefault(account, Amount.ZERO);
    }

    /** The balance as billing-service tells its owner. */
    Amount balance(String account) {
        for (JsonNode balance : people.oscar()
                .billing()
                .get("/v1/accounts/" + account + "/balances")
                .path("items")) {
            if (balance.path("currency").asText().equals(CURRENCY)) {
                return Amount.of(balance.path("balance").asText());
            }
        }
        return Amount.ZERO;
    }

    /** Compares the balance with what this run should have made of it. */
    void checkBalance(String name, String account) {
        screen.expect("balance of " + name, expectedBalance(account), balance(account));
    }

    /** Olivia adds credits; a new account is known to billing within about a second. */
    void credit(String account, Amount amount, String reason, String key) {
        Patience.until(
                Patience.NEWS,
                failure -> failure.status() == 404,
                () -> people.olivia()
                        .billing()
                        .post(
                                "/v1/accounts/" + account + "/adjustments",
                                Map.of("currency", CURRENCY, "amount", amount.toString(), "reason", reason),
                                Map.of("Idempotency-Key", key(key))));
        expectChange(account, amount);
    }

    /**
     * Sara sends messages in one request.
     *
     * @param waitSeconds how long the answer may wait for the decision; 0 not to wait
     */
    Answer send(String account, String key, List<DemoText> texts, int waitSeconds, @Nullable String user) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Idempotency-Key", key(key));
        if (waitSeconds > 0) {
            headers.put("Prefer", "wait=" + waitSeconds);
        }
        Map<String, Object> body = body(texts, user);
        return Patience.until(
                Patience.NEWS,
                Scene::isTooEarly,
                () -> people.sara().send().post("/v1/accounts/" + account + "/messages", body, headers));
    }

    static Map<String, Object> body(List<DemoText> texts, @Nullable String user) {
        List<Map<String, Object>> drafts = new ArrayList<>();
        for (DemoText text : texts) {
            Map<String, Object> draft = text.draft();
            if (user != null) {
                draft.put("user", user);
            }
            drafts.add(draft);
        }
        return Map.of("messages", drafts);
    }

    private static boolean isTooEarly(RestFailure failure) {
        return failure.status() == 404
                || failure.problem().errors().stream().anyMatch(error -> NOT_YET.contains(error.code()));
    }

    /** All messages of an account, newest first. */
    List<JsonNode> messages(String account) {
        List<JsonNode> messages = new ArrayList<>();
        people.sara().send().forEach("/v1/accounts/" + account + "/messages?limit=200", messages::add);
        return messages;
    }

    JsonNode message(String account, String id) {
        return people.sara().send().get("/v1/accounts/" + account + "/messages/" + id);
    }

    /** Waits until a message is in that state, and refunded or not as expected. */
    boolean awaitMessage(String account, String id, String state, boolean refunded, Duration bound) {
        return Patience.await(bound, 150, () -> {
            JsonNode message = message(account, id);
            return message.path("state").asText().equals(state)
                    && message.path("refunded").asBoolean() == refunded;
        });
    }

    static List<JsonNode> messagesOf(Answer answer) {
        List<JsonNode> messages = new ArrayList<>();
        answer.body().path("messages").forEach(messages::add);
        return messages;
    }

    static List<String> idsOf(Answer answer) {
        return messagesOf(answer).stream()
                .map(message -> Objects.requireNonNull(message.path("id").asText()))
                .toList();
    }
}
