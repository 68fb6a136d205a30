package io.recredit.systemtests.harness;

import com.fasterxml.jackson.databind.JsonNode;
import io.recredit.contracts.Amount;
import io.recredit.localstack.client.RestClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What an operator does for a test: opens accounts, credits them, and looks into them. */
public final class Operator {

    /** Until an account or its state is known to the other services. */
    private static final Duration KNOWN_WITHIN = Duration.ofSeconds(60);

    private final RestClient accounts;
    private final RestClient billing;
    private final RestClient send;
    private final Database sendDatabase;

    Operator(RunningSystem system) {
        this.accounts = system.as(Person.OLIVIA, Service.ACCOUNT);
        this.billing = system.as(Person.OLIVIA, Service.BILLING);
        this.send = system.as(Person.OLIVIA, Service.SEND);
        this.sendDatabase = system.database(Service.SEND);
    }

    /** A new account in credits that is known to all services; failed deliveries are not refunded. */
    public String opensAccount(String customer) {
        return opensAccount(customer, Map.of());
    }

    /** A new account that is known to all services, with some fields other than usual. */
    public String opensAccount(String customer, Map<String, Object> unusual) {
        Map<String, Object> body = new HashMap<>(Map.of(
                "description", "system test",
                "chargingCurrency", "CREDIT",
                "homeCountry", "FR",
                "language", "en",
                "timeZone", "Europe/Paris",
                "refundOnFailedDelivery", false));
        body.putAll(unusual);
        String account = accounts.post("/v1/customers/" + customer + "/accounts", body)
                .body()
                .path("name")
                .asText();
        awaitKnown(account);
        return account;
    }

    private void awaitKnown(String account) {
        Await.until("billing and send know " + account, KNOWN_WITHIN, () -> {
            int billingSays = billing.exchange("GET", "/v1/accounts/" + account + "/balances", null, Map.of())
                    .status();
            int sendSays = send.exchange("GET", "/v1/accounts/" + account + "/messages", null, Map.of())
                    .status();
            return billingSays == 200 && sendSays == 200;
        });
    }

    /** A new user of the account that is known to billing and to send-service. */
    public String addsUser(String account) {
        String user = accounts.post("/v1/accounts/" + account + "/users", Map.of("name", "shop"))
                .body()
                .path("id")
                .asText();
        Await.until(
                "billing knows the user",
                KNOWN_WITHIN,
                () -> billing.exchange("GET", allowancesOf(account, user), null, Map.of())
                                .status()
                        == 200);
        Await.until(
                "send knows the user",
                KNOWN_WITHIN,
                () -> sendDatabase.count("select count(*) from ref_user where \"user\" = ?::uuid", user) == 1);
        return user;
    }

    private static String allowancesOf(String account, String user) {
        return "/v1/accounts/" + account + "/users/" + user + "/allowances";
    }

    /** Adds credits, or takes some when the amount is negative. */
    public void credits(String account, String amount) {
        billing.post(
                "/v1/accounts/" + account + "/adjustments",
                Map.of("currency", "CREDIT", "amount", amount, "reason", "system test"),
                Map.of("Idempotency-Key", UUID.randomUUID().toString()));
    }

    /** The balance in credits; zero when nothing was ever posted. */
    public Amount balanceOf(String account) {
        for (JsonNode balance :
                billing.get("/v1/accounts/" + account + "/balances").path("items")) {
            if (balance.path("currency").asText().equals("CREDIT")) {
                return Amount.of(balance.path("balance").asText());
            }
        }
        return Amount.ZERO;
    }

    /** The whole credit log in credits, newest first. */
    public List<JsonNode> creditLogOf(String account) {
        List<JsonNode> entries = new ArrayList<>();
        billing.forEach("/v1/accounts/" + account + "/credit-log?currency=CREDIT&limit=200", entries::add);
        return entries;
    }

    /** All messages of the account, newest first. */
    public List<JsonNode> messagesOf(String account) {
        List<JsonNode> messages = new ArrayList<>();
        send.forEach("/v1/accounts/" + account + "/messages?limit=200", messages::add);
        return messages;
    }

    /** The messages once none of them is undecided or on its way to the carrier any more. */
    public List<JsonNode> settledMessagesOf(String account, Duration atMost) {
        awaitNone(account, atMost, "state in ('accepted', 'charged', 'sending')");
        return messagesOf(account);
    }

    /** The messages once each has its last state and, where that is due, its refund. */
    public List<JsonNode> finalMessagesOf(String account, Duration atMost) {
        awaitNone(account, atMost, "(state not in ('refused', 'delivered', 'failed') or refund = 'requested')");
        return messagesOf(account);
    }

    private void awaitNone(String account, Duration atMost, String moving) {
        Await.until(
                "no message of " + account + " is " + moving,
                atMost,
                () -> sendDatabase.rows(
                        "select state, refund, count(*) from message where account = ? and " + moving
                                + " group by state, refund",
                        account),
                List::isEmpty);
    }
}
