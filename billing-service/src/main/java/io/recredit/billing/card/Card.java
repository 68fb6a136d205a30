package io.recredit.billing.card;

import java.time.Instant;
import java.time.YearMonth;
import java.util.UUID;

/**
 * A stored card of a customer.
 *
 * @param gatewayCustomer the processor's id of the customer
 * @param gatewayCard the processor's id of the card
 * @param brand the card scheme as the processor calls it, e.g. {@code visa}
 * @param last4 the last four digits of its number
 * @param standard whether it is the customer's default
 */
public record Card(
        UUID id,
        String customer,
        String gatewayCustomer,
        String gatewayCard,
        String brand,
        String last4,
        YearMonth expiry,
        boolean standard,
        Instant addedAt) {

    Card asDefault() {
        return new Card(id, customer, gatewayCustomer, gatewayCard, brand, last4, expiry, true, addedAt);
    }
}
