package io.recredit.billing.card;

import java.net.URI;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The storing of one card, from the opened page to its end.
 *
 * @param page the processor's id of the page
 * @param url where the owner enters the card
 * @param card what was stored; set if and only if it is completed
 * @param openedBy subject of the token that asked for it
 * @param openedByRole its mightiest role
 */
record CardSetup(
        UUID id,
        String customer,
        String page,
        URI url,
        SetupState state,
        @Nullable UUID card,
        String openedBy,
        String openedByRole,
        Instant expiresAt) {

    boolean isOpen() {
        return state == SetupState.OPEN;
    }

    CardSetup completed(UUID stored) {
        return new CardSetup(id, customer, page, url, SetupState.COMPLETED, stored, openedBy, openedByRole, expiresAt);
    }

    CardSetup expired() {
        return new CardSetup(id, customer, page, url, SetupState.EXPIRED, null, openedBy, openedByRole, expiresAt);
    }
}
