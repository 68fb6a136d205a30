package io.recredit.billing.card;

import java.net.URI;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A page on which a card can be stored, as its owner sees it. */
@Schema(name = "CardSetup")
record CardSetupView(
        UUID id,

        @Schema(
                enumeration = {"open", "completed", "expired"},
                examples = "open")
        String state,

        @Schema(description = "where the owner enters the card; only while it is open") @Nullable
        URI url,

        @Schema(description = "what was stored; only when it is completed") @Nullable
        UUID card,

        Instant expiresAt) {

    static CardSetupView of(CardSetup setup) {
        return new CardSetupView(
                setup.id(),
                setup.state().wireName(),
                setup.isOpen() ? setup.url() : null,
                setup.card(),
                setup.expiresAt());
    }
}
