package io.recredit.localstack.processor;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A payment intent, {@code pi_...}, as it is kept and as the control interface shows it.
 *
 * @param number counts payments, from 1
 * @param customer the processor's id of it
 * @param card the processor's id of it
 * @param amount in the currency's smallest unit
 * @param currency ISO 4217, lower case, as Stripe writes it
 * @param status as Stripe calls it: {@code succeeded}, {@code requires_payment_method} (declined), ...
 * @param reason of a decline, e.g. {@code insufficient_funds}; null if it was not declined
 * @param idempotencyKey null if there was none
 * @param canceledAt null if it was not canceled
 */
public record ProcessorPayment(
        long number,
        String id,
        String customer,
        String card,
        long amount,
        String currency,
        @Nullable String description,
        Map<String, String> metadata,
        String status,
        @Nullable String reason,
        @Nullable String idempotencyKey,
        Instant createdAt,
        @Nullable Instant canceledAt)
        implements Kept {

    static final String SUCCEEDED = "succeeded";
    static final String REQUIRES_PAYMENT_METHOD = "requires_payment_method";
    static final String REQUIRES_ACTION = "requires_action";
    static final String REQUIRES_CONFIRMATION = "requires_confirmation";
    static final String CANCELED = "canceled";

    /** Whether the card was charged. */
    @JsonIgnore
    public boolean isSucceeded() {
        return status.equals(SUCCEEDED);
    }

    /** The id of its charge at the card's bank. */
    @JsonIgnore
    String charge() {
        return id.replaceFirst("^pi_", "ch_");
    }

    ProcessorPayment canceled(Instant now) {
        return new ProcessorPayment(
                number,
                id,
                customer,
                card,
                amount,
                currency,
                description,
                metadata,
                CANCELED,
                reason,
                idempotencyKey,
                createdAt,
                now);
    }
}
