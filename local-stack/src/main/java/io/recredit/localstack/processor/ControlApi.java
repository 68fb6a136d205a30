package io.recredit.localstack.processor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.recredit.localstack.http.WebAnswer;
import io.recredit.localstack.http.WebCaller;
import io.recredit.localstack.http.WebHandler;
import io.recredit.localstack.http.WebRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The processor's control interface, JSON over HTTP; {@link ProcessorControl} speaks it. A body that is wrong is
 * answered 400 with {@code {"error": "..."}} that names what.
 */
final class ControlApi implements WebHandler {

    private static final int DEFAULT_PAGE = 100;
    private static final int MAX_PAGE = 10_000;
    private static final int MAX_REDELIVERIES = 100;
    private static final String CARDS = "/cards/";
    private static final String BEHAVIOUR = "/behaviour";

    private final ProcessorSimulator simulator;
    private final ProcessorState state;
    private final Rendering rendering;
    private final Faults faults;
    private final Holds holds;
    private final Webhooks webhooks;
    private final StripeApi api;

    ControlApi(
            ProcessorSimulator simulator,
            ProcessorState state,
            Rendering rendering,
            Faults faults,
            Holds holds,
            Webhooks webhooks,
            StripeApi api) {
        this.simulator = simulator;
        this.state = state;
        this.rendering = rendering;
        this.faults = faults;
        this.holds = holds;
        this.webhooks = webhooks;
        this.api = api;
    }

    @Override
    public Optional<WebAnswer> answer(WebRequest request, WebCaller caller) {
        try {
            Object answer = answer(request);
            return Optional.of(WebAnswer.json(
                    answer == null ? 404 : 200,
                    StripeJson.bytes(answer == null ? Map.of("error", "no such path, or no such id") : answer)));
        } catch (StripeProblem | IllegalArgumentException | JsonProcessingException bad) {
            return Optional.of(
                    WebAnswer.json(400, StripeJson.bytes(Map.of("error", String.valueOf(bad.getMessage())))));
        }
    }

    private @Nullable Object answer(WebRequest request) throws JsonProcessingException {
        if (request.method().equals("POST")
                && request.path().startsWith(CARDS)
                && request.path().endsWith(BEHAVIOUR)) {
            return behave(request);
        }
        return switch (request.line()) {
            case "GET /settings" -> simulator.settings();
            case "POST /settings" -> simulator.change(body(request, SettingsChange.class)::applyTo);
            case "GET /faults" -> Map.of("faults", faults.waiting());
            case "POST /faults" -> {
                faults.add(body(request, Fault.class));
                yield Map.of("faults", faults.waiting());
            }
            case "DELETE /faults" -> {
                faults.clear();
                yield Map.of("faults", faults.waiting());
            }
            case "GET /holds" -> Map.of("holds", holds.waiting());
            case "POST /holds/release" -> Map.of("released", holds.release());
            case "GET /payments" -> Map.of("payments", payments(page(request)));
            case "GET /events" -> Map.of("events", events(page(request)));
            case "GET /counts" -> counts();
            case "POST /webhooks/redeliver" -> redeliver(body(request, Redelivery.class));
            default -> null;
        };
    }

    private static <T> T body(WebRequest request, Class<T> type) throws JsonProcessingException {
        T body = StripeJson.MAPPER.readValue(request.text(), type);
        if (body == null) {
            throw new IllegalArgumentException("a body is missing");
        }
        return body;
    }

    private @Nullable Object behave(WebRequest request) throws JsonProcessingException {
        String id = request.path().substring(CARDS.length(), request.path().length() - BEHAVIOUR.length());
        ChargeOutcome outcome = body(request, CardBehaviour.class).outcome();
        if (outcome == null) {
            throw new IllegalArgumentException("outcome is missing");
        }
        boolean known = state.change(() -> {
            StoredCard card = state.cards().find(id);
            List<Kept> change = card == null ? List.of() : List.of(card.with(outcome));
            return new ProcessorState.Change<>(card != null, change);
        });
        return known ? Map.of("card", id, "outcome", outcome) : null;
    }

    /** @param after only what has a larger number */
    private record Bounds(long after, int limit) {}

    private static Bounds page(WebRequest request) {
        Form query = Form.parse(request.query());
        for (String name : query.fields().keySet()) {
            if (!name.equals("after") && !name.equals("limit")) {
                throw new IllegalArgumentException("no such parameter: " + name);
            }
        }
        long limit = number(query, "limit", DEFAULT_PAGE);
        return new Bounds(number(query, "after", 0), (int) Math.clamp(limit, 1L, (long) MAX_PAGE));
    }

    private static long number(Form query, String name, long otherwise) {
        String text = query.get(name).orElse(Long.toString(otherwise));
        if (!text.matches("[0-9]{1,15}")) {
            throw new IllegalArgumentException(name + " must be a whole number");
        }
        return Long.parseLong(text);
    }

    private List<ProcessorPayment> payments(Bounds bounds) {
        return state.look(now -> now.payments().after(bounds.after(), bounds.limit()));
    }

    private List<ObjectNode> events(Bounds bounds) {
        return state.look(now -> now.events().stream()
                .filter(event -> event.number() > bounds.after())
                .limit(bounds.limit())
                .map(event -> {
                    ObjectNode json = rendering.event(event);
                    return json == null ? null : json.put("number", event.number());
                })
                .filter(Objects::nonNull)
                .toList());
    }

    private ProcessorCounts counts() {
        // Read first: what is not under way any more is counted.
        long underWay = webhooks.underWay();
        return state.look(now -> {
            long[] payments = new long[3];
            now.payments().all().forEach(payment -> {
                payments[0]++;
                payments[1] += payment.isSucceeded() ? 1 : 0;
                payments[2] += payment.reason() != null ? 1 : 0;
            });
            return new ProcessorCounts(
                    now.customers().size(),
                    now.cards().all().size(),
                    payments[0],
                    payments[1],
                    payments[2],
                    now.events().size(),
                    api.requests(),
                    api.replays(),
                    webhooks.delivered(),
                    webhooks.failed(),
                    underWay,
                    holds.waiting().size());
        });
    }

    private @Nullable Object redeliver(Redelivery redelivery) {
        int times = redelivery.times() == null ? 1 : redelivery.times();
        if (times < 1 || times > MAX_REDELIVERIES) {
            throw new IllegalArgumentException("times must be 1 to " + MAX_REDELIVERIES);
        }
        if ((redelivery.event() == null) == (redelivery.payment() == null)) {
            throw new IllegalArgumentException("either event or payment is needed");
        }
        List<ProcessorEvent> events = state.look(now -> now.events().stream()
                .filter(event ->
                        event.id().equals(redelivery.event()) || event.about().equals(redelivery.payment()))
                .toList());
        events.forEach(event -> webhooks.deliver(event, times, Duration.ZERO));
        return events.isEmpty() ? null : Map.of("deliveries", events.size() * times);
    }

    /** A body of POST /webhooks/redeliver: an event's id, or the id of a payment that there are events about. */
    private record Redelivery(
            @Nullable String event,
            @Nullable String payment,
            @Nullable Integer times) {}

    /** A body of POST /cards/{id}/behaviour. */
    private record CardBehaviour(@Nullable ChargeOutcome outcome) {}

    /** A body of POST /settings; what is not given stays. */
    private record SettingsChange(
            @Nullable Integer delayMillis,
            @Nullable WebhookMode webhooks,
            @Nullable Integer webhookDelayMillis,
            @Nullable Boolean acceptConnections,
            @Nullable String webhookUrl) {

        ProcessorSettings applyTo(ProcessorSettings now) {
            return new ProcessorSettings(
                    delayMillis == null ? now.delayMillis() : delayMillis,
                    webhooks == null ? now.webhooks() : webhooks,
                    webhookDelayMillis == null ? now.webhookDelayMillis() : webhookDelayMillis,
                    acceptConnections == null ? now.acceptConnections() : acceptConnections,
                    webhookUrl == null ? now.webhookUrl() : webhookUrl);
        }
    }
}
