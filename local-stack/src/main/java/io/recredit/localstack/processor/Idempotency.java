package io.recredit.localstack.processor;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.recredit.localstack.http.WebAnswer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Gives the first answer to an idempotency key again, errors and 500s included, for 24 hours. What never began (wrong
 * parameters, a wrong API key, too many requests) is not remembered (docs.stripe.com/api/idempotent_requests).
 */
final class Idempotency {

    private final ProcessorState state;
    private final Rendering rendering;
    private final Set<String> running = ConcurrentHashMap.newKeySet();
    private final AtomicLong replays = new AtomicLong();

    Idempotency(ProcessorState state, Rendering rendering) {
        this.state = state;
        this.rendering = rendering;
    }

    long replays() {
        return replays.get();
    }

    /**
     * Runs it if its key is new, or it has none.
     *
     * @throws StripeProblem if the key is in use or was used for something else
     */
    WebAnswer once(Asked asked, Supplier<WebAnswer> run) {
        String key = asked.key();
        if (key == null) {
            return run.get();
        }
        WebAnswer before = replay(asked, key);
        if (before != null) {
            return before;
        }
        if (!running.add(key)) {
            throw StripeProblem.keyInUse();
        }
        try {
            WebAnswer meanwhile = replay(asked, key);
            return meanwhile == null ? run.get().with("Idempotency-Key", key) : meanwhile;
        } finally {
            running.remove(key);
        }
    }

    private @Nullable WebAnswer replay(Asked asked, String key) {
        return state.look(now -> {
            SavedAnswer saved = now.answer(key, Instant.now());
            if (saved == null) {
                return null;
            }
            if (!saved.fingerprint().equals(asked.fingerprint())) {
                throw StripeProblem.otherParameters(key);
            }
            replays.incrementAndGet();
            return WebAnswer.json(saved.status(), body(saved))
                    .with("Idempotency-Key", key)
                    .with("Idempotent-Replayed", "true")
                    .with("Original-Request", saved.request());
        });
    }

    private byte[] body(SavedAnswer saved) {
        if (saved.body() != null) {
            return saved.body().getBytes(StandardCharsets.UTF_8);
        }
        ProcessorPayment payment =
                saved.payment() == null ? null : state.payments().find(saved.payment());
        if (payment == null) {
            throw StripeProblem.internal();
        }
        ObjectNode json = rendering.payment(payment);
        return StripeJson.bytes(json);
    }

    /**
     * What is to be kept so that the answer can be given again.
     *
     * @param reply what it was made from; null for an error
     */
    List<Kept> remembered(Asked asked, WebAnswer answer, @Nullable Reply reply, Instant now) {
        String key = asked.key();
        if (key == null) {
            return List.of();
        }
        boolean canBeWrittenAnew = answer.status() == 200
                && reply != null
                && reply.changes().stream().anyMatch(Idempotency::isCharged);
        return List.of(new SavedAnswer(
                key,
                asked.id(),
                asked.fingerprint(),
                answer.status(),
                canBeWrittenAnew ? null : new String(answer.body(), StandardCharsets.UTF_8),
                canBeWrittenAnew && reply != null ? reply.changes().getFirst().id() : null,
                now));
    }

    private static boolean isCharged(Kept change) {
        return change instanceof ProcessorPayment payment && payment.isSucceeded();
    }
}
