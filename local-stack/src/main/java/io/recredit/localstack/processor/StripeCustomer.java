package io.recredit.localstack.processor;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A customer as the processor knows it: {@code cus_...}. */
record StripeCustomer(
        String id,
        @Nullable String name,
        @Nullable String email,
        @Nullable String description,
        Map<String, String> metadata,
        Instant createdAt)
        implements Kept {}
