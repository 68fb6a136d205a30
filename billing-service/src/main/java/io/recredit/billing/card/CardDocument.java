package io.recredit.billing.card;

import io.recredit.billing.payment.StoredCard;
import java.time.YearMonth;
import java.util.UUID;

/** A card as the audit keeps it: as much of it as the owner sees. */
record CardDocument(UUID card, String brand, String last4, YearMonth expiry) {

    static CardDocument of(Card card) {
        return new CardDocument(card.id(), card.brand(), card.last4(), card.expiry());
    }

    static CardDocument of(UUID id, StoredCard card) {
        return new CardDocument(id, card.brand(), card.last4(), YearMonth.of(card.expiryYear(), card.expiryMonth()));
    }
}
