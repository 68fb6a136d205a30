package io.recredit.billing.rule;

import io.recredit.billing.episode.BalanceRule;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A rule as it is stored.
 *
 * @param card which card an automatic top-up charges; null for the default
 * @param consecutiveDeclines how many of its charges in a row were declined since it was saved or its card changed
 * @param pausedAt since when it tries no more; null if it does
 * @param updatedBy the subject of the token that saved it
 */
record SavedRule(
        BalanceRule rule,
        @Nullable UUID card,
        int consecutiveDeclines,
        @Nullable Instant pausedAt,
        Instant updatedAt,
        String updatedBy) {}
