package io.recredit.billing.card;

import java.util.Locale;

/** What became of a page on which a card can be stored. */
enum SetupState {
    OPEN,
    COMPLETED,
    EXPIRED;

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    static SetupState of(String wireName) {
        return valueOf(wireName.toUpperCase(Locale.ROOT));
    }
}
