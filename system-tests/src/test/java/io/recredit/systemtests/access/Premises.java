package io.recredit.systemtests.access;

import com.fasterxml.jackson.databind.JsonNode;
import io.recredit.localstack.client.Answer;
import io.recredit.localstack.client.RestClient;
import io.recredit.localstack.client.RestFailure;
import io.recredit.localstack.processor.ProcessorControl;
import io.recredit.systemtests.harness.Await;
import io.recredit.systemtests.harness.Hours;
import io.recredit.systemtests.harness.Numbers;
import io.recredit.systemtests.harness.Operator;
import io.recredit.systemtests.harness.Person;
import io.recredit.systemtests.harness.RunningSystem;
import io.recredit.systemtests.harness.Service;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** An account of {@code acme} with one of everything, and for each operation a request that would be good. */
final class Premises {

    private static final Map<String, Object> ALERT =
            Map.of("enabled", true, "threshold", "5", "emails", List.of("oscar@acme.example"), "hour", Hours.farAway());
    private static final Map<String, Object> AUTO_TOPUP = Map.of("enabled", true, "threshold", "5", "amount", "100");
    private static final Map<String, Object> LIMITS = Map.of("daily", "500");
    private static final Map<String, Object> PLAN = Map.of("every", "month", "amount", "5");
    private static final Map<String, Object> PACK = Map.of("pack", "credit-100");

    /** In France, as the accounts are: other tests know what a top-up of theirs costs. */
    private static final Map<String, Object> BILLING_PROFILE = Map.of(
            "legalName", "Acme SARL", "address", List.of("12 rue du Port"), "city", "Marseille", "country", "FR");

    private static final Duration KNOWN_WITHIN = Duration.ofSeconds(60);
    private static final String CARD_SETUPS = "/v1/customers/acme/card-setups";
    private static final Map<String, Object> NEW_CARD_SETUP = Map.of("returnUrl", "https://app.acme.example/billing");
    private static final String CSV = "prefix,country,price\n33,FR,0.05\n";

    private final String account;
    private final String target;
    private final String user;
    private final String message;
    private final RestClient owner;
    private final ProcessorControl processor;
    private final String cardSetup;
    private final String card;
    private final String topup;
    private final String receipt;
    private String spareCard;

    Premises(RunningSystem system) {
        Operator operator = system.operator();
        account = operator.opensAccount("acme");
        target = operator.opensAccount("acme");
        operator.credits(account, "50");
        owner = system.as(Person.OSCAR, Service.BILLING);
        processor = ProcessorControl.at(system.addresses().processorControlUrl());
        cardSetup = storeCard();
        card = cardOf(cardSetup);
        spareCard = cardOf(storeCard());
        JsonNode bought = owner.post(
                        "/v1/accounts/" + account + "/topups",
                        PACK,
                        Map.of("Idempotency-Key", UUID.randomUUID().toString()))
                .body();
        topup = bought.path("id").asText();
        receipt = bought.path("receipt").asText();
        owner.put("/v1/customers/acme/billing-profile", BILLING_PROFILE);
        user = system.as(Person.OSCAR, Service.ACCOUNT)
                .post("/v1/accounts/" + account + "/users", Map.of("name", "shop"))
                .body()
                .path("id")
                .asText();
        Await.until(
                "billing knows the user",
                KNOWN_WITHIN,
                () -> owner.exchange(
                                        "GET",
                                        "/v1/accounts/" + account + "/users/" + user + "/allowances",
                                        null,
                                        Map.of())
                                .status()
                        == 200);
        message = system.as(Person.SARA, Service.SEND)
                .post("/v1/accounts/" + account + "/messages", messages())
                .body()
                .path("messages")
                .path(0)
                .path("id")
                .asText();
    }

    String account() {
        return account;
    }

    /** The id of a page on which a card was stored. */
    private String storeCard() {
        JsonNode page = owner.post(CARD_SETUPS, NEW_CARD_SETUP).body();
        processor.storeCard(page.path("url").asText(), ProcessorControl.GOOD_CARD);
        return page.path("id").asText();
    }

    private String cardOf(String setup) {
        return owner.get(CARD_SETUPS + "/" + setup).path("card").asText();
    }

    private static Map<String, Object> messages() {
        return Map.of(
                "messages",
                List.of(Map.of(
                        "to", Numbers.french(),
                        "from", "Recredit",
                        "text", "Your code is 482913",
                        "purpose", "otp")));
    }

    /** Puts back what an earlier request may have removed. */
    void restore() {
        owner.put("/v1/accounts/" + account + "/alert-rules/CREDIT", ALERT);
        owner.put("/v1/accounts/" + account + "/auto-topup-rules/CREDIT", AUTO_TOPUP);
        owner.put("/v1/accounts/" + account + "/users/" + user + "/limits/CREDIT", LIMITS);
        owner.put("/v1/accounts/" + account + "/users/" + user + "/allowance-plans/CREDIT", PLAN);
        boolean isThere = false;
        for (JsonNode stored : owner.get("/v1/customers/acme/cards").path("items")) {
            isThere |= stored.path("id").asText().equals(spareCard);
        }
        if (!isThere) {
            spareCard = cardOf(storeCard());
        }
    }

    /** Calls it with everything right but, perhaps, the caller. */
    Answer call(RestClient client, Operation operation) {
        return call(client, operation, "acme", account);
    }

    /** The same for a customer and an account that nobody has. */
    Answer callInVain(RestClient client, Operation operation) {
        return call(client, operation, "nobody", "sms-zz99999-9");
    }

    private Answer call(RestClient client, Operation operation, String customer, String ofAccount) {
        String path = operation
                .path()
                .replace("{customer}", customer)
                .replace("{account}", ofAccount)
                .replace("{serviceName}", ofAccount)
                .replace("{user}", user)
                .replace("{currency}", "CREDIT")
                .replace("{card}", spareCard)
                .replace("{number}", receipt)
                .replace("{country}", "FR")
                .replace("{validFrom}", "2099-01-01")
                .replace("{id}", idFor(operation));
        Map<String, String> headers =
                Map.of("Idempotency-Key", UUID.randomUUID().toString());
        return switch (operation.method() + " " + operation.path()) {
            case "POST /v1/tariffs" -> postCsv(client, path + "?currency=EUR&validFrom=" + time() + "&id=" + id());
            case "GET /v1/prices/lookup" -> client.exchange("GET", path + "?number=%2B393471234567", null, Map.of());
            case "GET /v1/accounts/{account}/sufficiency" ->
                client.exchange("GET", path + "?currency=CREDIT&amount=1", null, Map.of());
            case "POST /v1/accounts/{account}/estimates" ->
                client.exchange(
                        "POST", path, Map.of("text", "Hello", "recipients", List.of(Numbers.french())), Map.of());
            case "POST /v1/ledger/retention-runs" ->
                client.exchange("POST", path, Map.of("before", "2000-01-03"), Map.of());
            case "POST /v1/customers" ->
                client.exchange("POST", path, Map.of("id", id(), "name", "New", "homeCountry", "FR"), headers);
            case "POST /v1/customers/{customer}/accounts" -> client.exchange("POST", path, newAccount(), headers);
            case "PATCH /v1/accounts/{account}" ->
                client.exchange("PATCH", path, Map.of("description", "changed"), Map.of());
            case "POST /v1/accounts/{account}/users" ->
                client.exchange("POST", path, Map.of("name", "user " + id()), headers);
            case "PATCH /v1/accounts/{account}/users/{user}" ->
                client.exchange("PATCH", path, Map.of("name", "shop"), Map.of());
            case "POST /v1/accounts/{account}/adjustments" ->
                client.exchange("POST", path, Map.of("currency", "CREDIT", "amount", "1", "reason", "test"), headers);
            case "POST /v1/accounts/{account}/transfers" ->
                client.exchange("POST", path, Map.of("currency", "CREDIT", "amount", "1", "target", target), headers);
            case "POST /sms/{serviceName}/transferCredits" ->
                client.exchange("POST", path, Map.of("credits", 1, "smsAccountTarget", target), Map.of());
            case "PUT /v1/accounts/{account}/users/{user}/limits/{currency}" ->
                client.exchange("PUT", path, LIMITS, Map.of());
            case "PUT /v1/accounts/{account}/users/{user}/allowance-plans/{currency}" ->
                client.exchange("PUT", path, PLAN, Map.of());
            case "POST /v1/accounts/{account}/users/{user}/allowance-changes" ->
                client.exchange("POST", path, Map.of("currency", "CREDIT", "amount", "1", "reason", "test"), headers);
            case "PUT /v1/accounts/{account}/alert-rules/{currency}" -> client.exchange("PUT", path, ALERT, Map.of());
            case "PUT /v1/accounts/{account}/auto-topup-rules/{currency}" ->
                client.exchange("PUT", path, AUTO_TOPUP, Map.of());
            case "POST /v1/customers/{customer}/card-setups" -> client.exchange("POST", path, NEW_CARD_SETUP, Map.of());
            case "POST /v1/accounts/{account}/topups" -> client.exchange("POST", path, PACK, headers);
            case "PUT /v1/customers/{customer}/billing-profile" ->
                client.exchange("PUT", path, BILLING_PROFILE, Map.of());
            case "PUT /v1/vat-rates/{country}/{validFrom}" ->
                client.exchange("PUT", path, Map.of("percent", "20"), Map.of());
            case "PUT /v1/customers/{customer}/default-card" ->
                client.exchange("PUT", path, Map.of("card", card), Map.of());
            case "POST /v1/accounts/{account}/messages" -> client.exchange("POST", path, messages(), headers);
            default -> client.exchange(operation.method(), path, null, Map.of());
        };
    }

    private String idFor(Operation operation) {
        if (operation.path().contains("/card-setups/")) {
            return cardSetup;
        }
        if (operation.path().contains("/topups/")) {
            return topup;
        }
        return operation.service() == Service.SEND ? message : RunningSystem.TARIFF;
    }

    private static Map<String, Object> newAccount() {
        return Map.of(
                "description", "walk over all operations",
                "chargingCurrency", "CREDIT",
                "homeCountry", "FR",
                "language", "fr",
                "timeZone", "Europe/Paris",
                "refundOnFailedDelivery", true);
    }

    /** When a tariff begins: at no moment two of a currency do. */
    private static String time() {
        return Instant.parse("2099-01-01T00:00:00Z")
                .plusNanos(System.nanoTime() / 1_000 * 1_000)
                .toString();
    }

    private static String id() {
        return "walk-" + UUID.randomUUID().toString().substring(0, 13);
    }

    private static Answer postCsv(RestClient client, String path) {
        try {
            return client.postText(path, "text/csv", CSV);
        } catch (RestFailure refused) {
            return refused.answer();
        }
    }
}
