package io.recredit.billing.card;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What may be shown of a card.
 *
 * @param standard whether it is the customer's default
 */
@Schema(name = "Card")
record CardView(
        UUID id,

        @Schema(examples = "visa", description = "the card scheme as the processor calls it")
        String brand,

        @Schema(examples = "4242", description = "the last four digits of its number")
        String last4,

        @Schema(examples = "2030-12", description = "the last month in which it can be charged")
        String expiry,

        @Schema(description = "whether it is charged when no card is named") @JsonProperty("default")
        boolean standard,

        Instant addedAt) {

    static CardView of(Card card) {
        return new CardView(
                card.id(), card.brand(), card.last4(), card.expiry().toString(), card.standard(), card.addedAt());
    }
}
