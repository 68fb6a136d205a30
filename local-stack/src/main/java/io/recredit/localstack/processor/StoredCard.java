package io.recredit.localstack.processor;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A payment method, {@code pm_...}. The card's number is not kept.
 *
 * @param customer null once it is detached
 * @param brand as Stripe calls it, e.g. {@code visa}
 * @param fingerprint the same for the same number
 * @param outcome what charging it without its holder gives
 */
record StoredCard(
        String id,
        @Nullable String customer,
        String brand,
        String last4,
        int expiryMonth,
        int expiryYear,
        String country,
        String fingerprint,
        ChargeOutcome outcome,
        Instant createdAt)
        implements Kept {

    StoredCard detached() {
        return new StoredCard(
                id, null, brand, last4, expiryMonth, expiryYear, country, fingerprint, outcome, createdAt);
    }

    StoredCard with(ChargeOutcome newOutcome) {
        return new StoredCard(
                id, customer, brand, last4, expiryMonth, expiryYear, country, fingerprint, newOutcome, createdAt);
    }
}
