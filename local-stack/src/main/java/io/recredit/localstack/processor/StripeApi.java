package io.recredit.localstack.processor;

import io.recredit.localstack.http.WebAnswer;
import io.recredit.localstack.http.WebCaller;
import io.recredit.localstack.http.WebHandler;
import io.recredit.localstack.http.WebRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Answers the calls under {@code /v1}, each with the delays and faults that were asked for. */
final class StripeApi implements WebHandler {

    private final byte[] apiKey;
    private final Supplier<ProcessorSettings> settings;
    private final ProcessorState state;
    private final Routes routes;
    private final Idempotency idempotency;
    private final Faults faults;
    private final Holds holds;
    private final Webhooks webhooks;
    private final AtomicLong requests = new AtomicLong();

    StripeApi(
            String apiKey,
            Supplier<ProcessorSettings> settings,
            ProcessorState state,
            Rendering rendering,
            Faults faults,
            Holds holds,
            Webhooks webhooks) {
        this.apiKey = apiKey.getBytes(StandardCharsets.UTF_8);
        this.settings = settings;
        this.state = state;
        this.routes = new Routes(state, rendering);
        this.idempotency = new Idempotency(state, rendering);
        this.faults = faults;
        this.holds = holds;
        this.webhooks = webhooks;
    }

    long requests() {
        return requests.get();
    }

    long replays() {
        return idempotency.replays();
    }

    @Override
    public Optional<WebAnswer> answer(WebRequest request, WebCaller caller) {
        requests.incrementAndGet();
        String id = Tokens.withPrefix("req_");
        try {
            authenticate(request);
            return withFaults(new Asked(id, request), caller).map(answer -> answer.with("Request-Id", id));
        } catch (StripeProblem problem) {
            return Optional.of(problem.answer().with("Request-Id", id));
        }
    }

    /** The key as a bearer token, or as the user name of HTTP Basic. */
    private void authenticate(WebRequest request) {
        String header = request.header("authorization").orElse("");
        String given = header.startsWith("Bearer ") ? header.substring("Bearer ".length()) : basicUser(header);
        if (!MessageDigest.isEqual(apiKey, given.getBytes(StandardCharsets.UTF_8))) {
            throw StripeProblem.unauthorized();
        }
    }

    private static String basicUser(String header) {
        if (!header.startsWith("Basic ")) {
            return "";
        }
        try {
            byte[] decoded = Base64.getDecoder().decode(header.substring("Basic ".length()));
            return new String(decoded, StandardCharsets.UTF_8).split(":", 2)[0];
        } catch (IllegalArgumentException noBase64) {
            return "";
        }
    }

    private Optional<WebAnswer> withFaults(Asked asked, WebCaller caller) {
        Fault fault = asked.route().name().equals(Routes.PAYMENT_CREATION)
                ? faults.next(asked.form()).orElse(null)
                : null;
        if (fault == null) {
            return Optional.of(once(asked, null));
        }
        return switch (fault.kind()) {
            case RATE_LIMIT -> throw StripeProblem.rateLimited();
            case DROP_CONNECTION_BEFORE -> Optional.empty();
            case HOLD_BEFORE -> hold(fault, asked, caller) ? Optional.of(once(asked, null)) : Optional.empty();
            case HOLD_ANSWER -> {
                WebAnswer answer = once(asked, null);
                yield hold(fault, asked, caller) ? Optional.of(answer) : Optional.empty();
            }
            case TIMEOUT_AFTER_CHARGE -> {
                once(asked, null);
                pause(fault.closesAfterMillis());
                yield Optional.empty();
            }
            case ERROR_500_BEFORE, ERROR_500_AFTER -> Optional.of(once(asked, fault.kind()));
        };
    }

    private boolean hold(Fault fault, Asked asked, WebCaller caller) {
        return holds.await(fault.kind(), asked.key(), asked.form().map("metadata"), caller);
    }

    private WebAnswer once(Asked asked, @Nullable FaultKind fault) {
        return idempotency.once(asked, () -> execute(asked, fault));
    }

    private WebAnswer execute(Asked asked, @Nullable FaultKind fault) {
        pause(settings.get().delayMillis());
        Done done = state.change(() -> decide(asked, fault));
        webhooks.tell(done.events());
        return done.answer();
    }

    private record Done(WebAnswer answer, List<ProcessorEvent> events) {}

    private ProcessorState.Change<Done> decide(Asked asked, @Nullable FaultKind fault) {
        Instant now = Instant.now();
        if (fault == FaultKind.ERROR_500_BEFORE) {
            WebAnswer answer = StripeProblem.internal().answer();
            return new ProcessorState.Change<>(
                    new Done(answer, List.of()), idempotency.remembered(asked, answer, null, now));
        }
        Call call = new Call(asked.form(), asked.route().id(), asked.key(), asked.host(), now);
        Reply reply = routes.reply(asked.route().name(), call);
        WebAnswer answer = WebAnswer.json(reply.status(), StripeJson.bytes(reply.body()));
        if (fault == FaultKind.ERROR_500_AFTER) {
            answer = StripeProblem.internal().answer();
        }
        List<ProcessorEvent> events = webhooks.events(reply.events(), asked, now);
        List<Kept> changes = new ArrayList<>(reply.changes());
        changes.addAll(events);
        changes.addAll(idempotency.remembered(asked, answer, reply, now));
        return new ProcessorState.Change<>(new Done(answer, events), changes);
    }

    static void pause(int millis) {
        if (millis == 0) {
            return;
        }
        try {
            Thread.sleep(millis);
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }
}
