package io.recredit.localstack.processor;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request that waits to be released.
 *
 * @param id counts holds, from 1
 * @param phase {@link FaultKind#HOLD_BEFORE} or {@link FaultKind#HOLD_ANSWER}
 * @param metadata of the payment asked for
 */
public record Hold(
        long id, FaultKind phase, @Nullable String idempotencyKey, Map<String, String> metadata, Instant since) {}
