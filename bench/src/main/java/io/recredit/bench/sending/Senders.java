package io.recredit.bench.sending;

import com.fasterxml.jackson.databind.JsonNode;
import io.recredit.localstack.StackAddresses;
import io.recredit.localstack.client.KeycloakTokens;
import io.recredit.localstack.client.RestClient;
import io.recredit.localstack.client.Tokens;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * The accounts that send, opened and credited through REST as an operator does it.
 *
 * @param accounts their service names
 * @param tokens those of somebody who may send for them
 */
record Senders(List<String> accounts, Tokens tokens) {

    private static final String CUSTOMER = "acme";
    private static final String CREDITS = "1000000";
    private static final Duration KNOWN_WITHIN = Duration.ofSeconds(30);

    /** Loads the shipped tariff and opens so many accounts with a million credits each. */
    static Senders open(StackAddresses stack, int count) throws IOException, InterruptedException {
        HttpClient http = RestClient.http();
        Tokens operator = tokensOf(http, stack, "olivia");
        RestClient accounts = new RestClient(http, URI.create(stack.accountService()), operator);
        RestClient billing = new RestClient(http, URI.create(stack.billingService()), operator);
        RestClient send = new RestClient(http, URI.create(stack.sendService()), operator);
        accounts.post("/v1/customers", Map.of("id", CUSTOMER, "name", "Acme", "homeCountry", "FR"));
        billing.postText(
                "/v1/tariffs?id=credit-2026&currency=CREDIT&validFrom=2026-01-01T00:00:00Z", "text/csv", tariff());
        List<String> names =
                IntStream.range(0, count).mapToObj(i -> open(accounts)).toList();
        for (String account : names) {
            awaitKnown(billing, "/v1/accounts/" + account + "/balances");
            awaitKnown(send, "/v1/accounts/" + account + "/messages?limit=1");
            billing.post(
                    "/v1/accounts/" + account + "/adjustments",
                    Map.of("currency", "CREDIT", "amount", CREDITS, "reason", "benchmark"),
                    Map.of("Idempotency-Key", UUID.randomUUID().toString()));
        }
        awaitReady(send);
        return new Senders(names, tokensOf(http, stack, "sara"));
    }

    private static Tokens tokensOf(HttpClient http, StackAddresses stack, String person) {
        return KeycloakTokens.ofPerson(
                http, URI.create(stack.realmUrl()), StackAddresses.CLI_CLIENT, person, StackAddresses.USER_PASSWORD);
    }

    private static String tariff() throws IOException {
        try (InputStream csv = Objects.requireNonNull(
                StackAddresses.class.getResourceAsStream("/demo/tariff-credit.csv"), "the tariff is not in the jar")) {
            return new String(csv.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String open(RestClient accounts) {
        JsonNode opened = accounts.post(
                        "/v1/customers/" + CUSTOMER + "/accounts",
                        Map.of(
                                "description", "benchmark",
                                "chargingCurrency", "CREDIT",
                                "homeCountry", "FR",
                                "language", "en",
                                "timeZone", "Europe/Paris",
                                "refundOnFailedDelivery", false))
                .body();
        return opened.path("name").asText();
    }

    private static void awaitKnown(RestClient service, String path) throws InterruptedException {
        Patience.await(
                path + " is known",
                KNOWN_WITHIN,
                () -> service.exchange("GET", path, null, Map.of()).status() == 200);
    }

    /** The tariff reaches send-service through Kafka. */
    private static void awaitReady(RestClient send) throws InterruptedException {
        Patience.await(
                "send-service has the tariff",
                KNOWN_WITHIN,
                () -> send.exchange("GET", "/q/health/ready", null, Map.of()).status() == 200);
    }
}
