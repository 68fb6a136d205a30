package io.recredit.localstack.processor;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One call of the API.
 *
 * @param id from the path; empty if there is none
 * @param key the idempotency key; null if there is none
 * @param host as the caller addressed this server
 */
record Call(Form form, String id, @Nullable String key, String host, Instant now) {}
