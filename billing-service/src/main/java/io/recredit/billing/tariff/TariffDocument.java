package io.recredit.billing.tariff;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An imported tariff as the audit keeps it: what it changes of the prices that were valid before it.
 *
 * @param prices how many it has
 * @param replaces the tariff of the same currency that is valid until this one is; null if there is none
 * @param raised prefixes that cost more than in that one
 * @param lowered prefixes that cost less
 * @param added prefixes that it did not have
 * @param dropped prefixes that only it has
 */
record TariffDocument(
        String currency,
        Instant validFrom,
        int prices,
        @Nullable String replaces,
        int raised,
        int lowered,
        int added,
        int dropped) {}
