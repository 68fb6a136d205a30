package io.recredit.billing.card;

import io.smallrye.mutiny.Uni;
import java.time.Instant;

/** Is told when the card behind a customer's default changed, so that what waits for a better card can go on. */
public interface CardWatch {

    /**
     * Called after the change was committed, before the request is answered; it may be
     * called again for the same change.
     *
     * @param customer whose default card is another now
     */
    Uni<Void> defaultChanged(String customer, Instant now);
}
