package io.recredit.billing.topup;

import io.recredit.billing.card.Card;
import java.util.UUID;

/**
 * The card of an attempt, as it was when the attempt was begun.
 *
 * @param brand the card scheme as the processor calls it, e.g. {@code visa}
 * @param last4 the last four digits of its number
 * @param gatewayCustomer the processor's id of the customer
 * @param gatewayCard the processor's id of the card
 */
public record ChargedCard(UUID id, String brand, String last4, String gatewayCustomer, String gatewayCard) {

    static ChargedCard of(Card card) {
        return new ChargedCard(card.id(), card.brand(), card.last4(), card.gatewayCustomer(), card.gatewayCard());
    }
}
