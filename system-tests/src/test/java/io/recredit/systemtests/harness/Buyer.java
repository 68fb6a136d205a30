package io.recredit.systemtests.harness;

import com.fasterxml.jackson.databind.JsonNode;
import io.recredit.localstack.client.Answer;
import io.recredit.localstack.client.RestClient;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A customer of its own for one test, so that no other test's cards, rules or mails are in its way. An operator acts for
 * it, as operators may.
 */
public final class Buyer {

    private static final Duration STORED_WITHIN = Duration.ofSeconds(60);
    private static final Duration KNOWN_WITHIN = Duration.ofSeconds(60);

    private final RunningSystem system;
    private final RestClient billing;
    private final String id;

    private Buyer(RunningSystem system, String id) {
        this.system = system;
        this.billing = system.as(Person.OLIVIA, Service.BILLING);
        this.id = id;
    }

    /** A new customer with neither account nor card. */
    public static Buyer of(RunningSystem system) {
        String id = "buyer-" + UUID.randomUUID().toString().substring(0, 13);
        system.as(Person.OLIVIA, Service.ACCOUNT)
                .post("/v1/customers", Map.of("id", id, "name", "Buyer", "homeCountry", "FR"));
        return new Buyer(system, id);
    }

    public String id() {
        return id;
    }

    /** A new account with some credits, known to all services. */
    public String opensAccount(String credits) {
        return opensAccount(credits, Map.of());
    }

    /** The same, with some fields other than usual. */
    public String opensAccount(String credits, Map<String, Object> unusual) {
        String account = system.operator().opensAccount(id, unusual);
        system.operator().credits(account, credits);
        return account;
    }

    /**
     * Enters a card on the processor's page. The customer has to have an account.
     *
     * @param number one of the test cards of {@code ProcessorControl}
     * @return our id of the card; the first one is the default
     */
    public String storesCard(String number) {
        String setups = "/v1/customers/" + id + "/card-setups";
        Map<String, String> body = Map.of("returnUrl", "https://shop.example/cards");
        JsonNode setup = Await.until(
                        "billing knows " + id,
                        KNOWN_WITHIN,
                        () -> billing.exchange("POST", setups, body, Map.of()),
                        Answer::isSuccess)
                .body();
        system.processor().storeCard(setup.path("url").asText(), number);
        return Await.until(
                        "the card of " + id + " is stored",
                        STORED_WITHIN,
                        () -> billing.get(setups + "/" + setup.path("id").asText()),
                        seen -> seen.path("state").asText().equals("completed"))
                .path("card")
                .asText();
    }

    public void makesDefault(String card) {
        billing.put("/v1/customers/" + id + "/default-card", Map.of("card", card));
    }

    /** From now on the bank answers so to each charge of the card: {@code ok}, or a decline code. */
    public void bankSays(String card, String outcome) {
        String processorsId = system.database(Service.BILLING)
                .rows("select gateway_card from card where id = ?::uuid", card)
                .getFirst()
                .getFirst();
        system.processor().behaviour(processorsId, outcome);
    }

    /** Adds 100 credits below the threshold, paid with the default card. */
    public void topsUpBelow(String threshold, String account) {
        topsUp(account, Map.of("threshold", threshold));
    }

    /** Saves the rule of an account in credits; what is not given: enabled, 100 credits, mail to {@link #mailbox}. */
    public void topsUp(String account, Map<String, ?> unusual) {
        Map<String, Object> rule = new HashMap<>(
                Map.of("enabled", true, "threshold", "20", "amount", "100", "emails", List.of(mailbox(account))));
        rule.putAll(unusual);
        billing.put("/v1/accounts/" + account + "/auto-topup-rules/CREDIT", rule);
    }

    public JsonNode topupRuleOf(String account) {
        return billing.get("/v1/accounts/" + account + "/auto-topup-rules/CREDIT");
    }

    /** Wants to be warned below the threshold, at an hour of the account's zone. */
    public void isWarnedBelow(String threshold, String account, int hour) {
        billing.put(
                "/v1/accounts/" + account + "/alert-rules/CREDIT",
                Map.of("enabled", true, "threshold", threshold, "emails", List.of(mailbox(account)), "hour", hour));
    }

    /** Whom the account's rules tell: somebody of its own. */
    public static String mailbox(String account) {
        return account + "@buyer.example";
    }

    /**
     * Sends messages in one request and waits for their decision.
     *
     * @return their states
     */
    public List<String> sends(String account, List<String> destinations) {
        List<Map<String, String>> messages = destinations.stream()
                .map(to -> Map.of("to", to, "from", "Recredit", "text", "Your code is 482913", "purpose", "otp"))
                .toList();
        JsonNode answer = system.as(Person.OLIVIA, Service.SEND)
                .post(
                        "/v1/accounts/" + account + "/messages",
                        Map.of("messages", messages),
                        Map.of("Prefer", "wait=20"))
                .body();
        return answer.path("messages").findValuesAsText("state");
    }

    /** One message that costs one credit. */
    public void sendsOne(String account) {
        sends(account, List.of(Numbers.french()));
    }

    /**
     * Buys credits by hand.
     *
     * @param more fields than the pack of 100 credits, e.g. the card
     */
    public Answer buysPack(String account, String key, Map<String, ?> more) {
        Map<String, Object> body = new HashMap<>(Map.of("pack", "credit-100", "emails", List.of(mailbox(account))));
        body.putAll(more);
        return billing.exchange("POST", "/v1/accounts/" + account + "/topups", body, Map.of("Idempotency-Key", key));
    }
}
