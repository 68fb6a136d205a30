package io.recredit.localstack.processor;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something the processor tells by a webhook, {@code evt_...}.
 *
 * @param number counts events, from 1
 * @param type e.g. {@code payment_intent.succeeded}
 * @param about the id of the object it tells of
 * @param request the id of the request that caused it; null if none did
 * @param idempotencyKey of that request, if it had one
 * @param waiting whether it is still to be delivered
 */
public record ProcessorEvent(
        long number,
        String id,
        String type,
        String about,
        @Nullable String request,
        @Nullable String idempotencyKey,
        Instant createdAt,
        boolean waiting)
        implements Kept {

    ProcessorEvent waiting(boolean nowWaiting) {
        return new ProcessorEvent(number, id, type, about, request, idempotencyKey, createdAt, nowWaiting);
    }
}
