package io.recredit.localstack.processor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.recredit.localstack.client.Answer;
import io.recredit.localstack.client.RestClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Steers a card-processor simulator and asks what it did; for tests, the demo and {@code verify}. Every method throws
 * {@link io.recredit.localstack.client.RestFailure} if the simulator refuses, {@link UncheckedIOException} if it does
 * not answer. Safe for use by many threads.
 */
public final class ProcessorControl {

    /** Stripe's test card that works. */
    public static final String GOOD_CARD = "4242424242424242";

    /** Another one that works. */
    public static final String GOOD_MASTERCARD = "5555555555554444";

    /** Cannot be stored. */
    public static final String CARD_REFUSED_WHEN_STORED = "4000000000000002";

    /** Can be stored; every charge is declined: {@code generic_decline}. */
    public static final String CARD_DECLINING = "4000000000000341";

    /** Can be stored; every charge is declined: {@code insufficient_funds}. */
    public static final String CARD_WITHOUT_FUNDS = "4000008260003178";

    /** Can be stored; every charge without its holder is declined: {@code authentication_required}. */
    public static final String CARD_NEEDING_APPROVAL = "4000002760003184";

    private static final int PAGE = 1_000;
    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private final HttpClient http = RestClient.http();
    private final RestClient rest;

    private ProcessorControl(String controlUrl) {
        rest = new RestClient(http, URI.create(controlUrl), null);
    }

    /** @param controlUrl e.g. {@code http://127.0.0.1:8192} */
    public static ProcessorControl at(String controlUrl) {
        return new ProcessorControl(controlUrl);
    }

    /**
     * Enters a card on the hosted page, expiring in December 2030, and presses Save.
     *
     * @param pageUrl as the API gave it
     * @param number spaces are allowed
     * @return where the page leads
     * @throws IllegalStateException with the page's words if the card cannot be stored
     */
    public URI storeCard(String pageUrl, String number) {
        return storeCard(pageUrl, number, "12/30");
    }

    /** @param expiry as month and year, e.g. {@code 12/30} */
    public URI storeCard(String pageUrl, String number, String expiry) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(pageUrl))
                .timeout(TIMEOUT)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(
                        "number=" + encode(number) + "&expiry=" + encode(expiry) + "&cvc=123&action=save"))
                .build();
        try {
            HttpResponse<String> page = http.send(request, BodyHandlers.ofString());
            return page.headers()
                    .firstValue("Location")
                    .map(URI::create)
                    .orElseThrow(() -> new IllegalStateException("the card was not stored: " + alert(page.body())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String alert(String page) {
        return page.replaceAll("(?s).*(?:role=\"alert\"|<h1)>([^<]*)<.*", "$1");
    }

    /** Where webhooks go from now on; empty for nowhere. */
    public void webhookUrl(String url) {
        change(Map.of("webhookUrl", url));
    }

    public void webhooks(WebhookMode mode) {
        change(Map.of("webhooks", mode));
    }

    /** @param delay from an event to its first delivery */
    public void webhookDelay(Duration delay) {
        change(Map.of("webhookDelayMillis", delay.toMillis()));
    }

    /** @param delay before each request to the API is executed */
    public void delay(Duration delay) {
        change(Map.of("delayMillis", delay.toMillis()));
    }

    /** Whether the API listens at all. */
    public void acceptConnections(boolean accept) {
        change(Map.of("acceptConnections", accept));
    }

    /** @param settings any of the fields of {@link ProcessorSettings} */
    public ProcessorSettings change(Map<String, ?> settings) {
        return read(rest.post("/settings", json(settings)), ProcessorSettings.class);
    }

    public ProcessorSettings settings() {
        return read(rest.get("/settings"), ProcessorSettings.class);
    }

    /** Settings but for the webhooks' address as at the start, no faults, and whatever was held goes on. */
    public void reset() {
        clearFaults();
        release();
        ProcessorSettings normal = ProcessorSettings.defaults(settings().webhookUrl());
        rest.post("/settings", json(normal));
    }

    public void fault(Fault fault) {
        rest.post("/faults", json(fault));
    }

    public void clearFaults() {
        rest.delete("/faults");
    }

    /** The requests that wait to be released, oldest first. */
    public List<Hold> holds() {
        List<Hold> holds = new ArrayList<>();
        rest.get("/holds").path("holds").forEach(hold -> holds.add(read(hold, Hold.class)));
        return holds;
    }

    /** Lets all held requests go on; says how many there were. */
    public int release() {
        return rest.post("/holds/release", "").body().path("released").asInt();
    }

    /**
     * Changes what charging a stored card gives.
     *
     * @param card the processor's id, {@code pm_...}
     * @param outcome {@code ok}, a decline code of Stripe's, or {@code authentication_required}
     */
    public void behaviour(String card, String outcome) {
        rest.post("/cards/" + card + "/behaviour", Map.of("outcome", outcome));
    }

    /** All payments, oldest first. */
    public List<ProcessorPayment> payments() {
        return payments(payment -> true);
    }

    /** The payments that match, oldest first. */
    public List<ProcessorPayment> payments(Predicate<ProcessorPayment> wanted) {
        List<ProcessorPayment> found = new ArrayList<>();
        long after = 0;
        List<ProcessorPayment> page = paymentsAfter(after, PAGE);
        while (!page.isEmpty()) {
            page.stream().filter(wanted).forEach(found::add);
            after = page.getLast().number();
            page = paymentsAfter(after, PAGE);
        }
        return found;
    }

    /** The payments whose metadata has that value, oldest first. */
    public List<ProcessorPayment> paymentsWith(String key, String value) {
        return payments(payment -> value.equals(payment.metadata().get(key)));
    }

    /** @param number only payments with a larger one */
    public List<ProcessorPayment> paymentsAfter(long number, int limit) {
        List<ProcessorPayment> payments = new ArrayList<>();
        rest.get("/payments?after=" + number + "&limit=" + limit)
                .path("payments")
                .forEach(payment -> payments.add(read(payment, ProcessorPayment.class)));
        return payments;
    }

    public ProcessorCounts counts() {
        return read(rest.get("/counts"), ProcessorCounts.class);
    }

    /** The newest events' numbers are the largest; in Stripe's shape, oldest first. */
    public JsonNode events(long after) {
        return rest.get("/events?after=" + after + "&limit=" + PAGE).path("events");
    }

    /** Delivers what there is to tell of a payment again. */
    public void redeliverPayment(String payment, int times) {
        rest.post("/webhooks/redeliver", Map.of("payment", payment, "times", times));
    }

    /** Delivers an event again. */
    public void redeliverEvent(String event, int times) {
        rest.post("/webhooks/redeliver", Map.of("event", event, "times", times));
    }

    private static String json(Object body) {
        return new String(StripeJson.bytes(body), StandardCharsets.UTF_8);
    }

    private static <T> T read(Answer answer, Class<T> type) {
        return read(answer.body(), type);
    }

    private static <T> T read(JsonNode node, Class<T> type) {
        try {
            return StripeJson.MAPPER.treeToValue(node, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the simulator answers otherwise than expected", e);
        }
    }
}
