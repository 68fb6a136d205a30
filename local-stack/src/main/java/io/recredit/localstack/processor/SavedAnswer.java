package io.recredit.localstack.processor;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The first answer to an idempotency key.
 *
 * @param id the key
 * @param request the id of the request it answered
 * @param fingerprint of method, path and parameters
 * @param body null for a payment that succeeded, whose answer never changes and is written anew
 * @param payment the payment that succeeded; null for every other answer
 */
record SavedAnswer(
        String id,
        String request,
        String fingerprint,
        int status,
        @Nullable String body,
        @Nullable String payment,
        Instant savedAt)
        implements Kept {

    /** Stripe may forget keys that are older. */
    static final Duration LIFE = Duration.ofHours(24);

    boolean isForgotten(Instant now) {
        return savedAt.plus(LIFE).isBefore(now);
    }
}
