package io.recredit.billing.payment;

import java.time.Instant;
import java.util.UUID;

/**
 * One charge of a card. Everything in it stays the same however often it is asked for.
 *
 * @param id the attempt's; the idempotency key
 * @param minorUnits positive, in the currency's smallest unit (ISO 4217), e.g. cents
 * @param currency ISO 4217
 * @param description what the cardholder may read, no longer than 200 characters
 * @param begunAt when the attempt was made; it is looked for from then on
 */
public record Payment(
        UUID id,
        String customer,
        String account,
        String gatewayCustomer,
        String gatewayCard,
        long minorUnits,
        String currency,
        String description,
        Instant begunAt) {}
