package io.recredit.billing.topup;

import io.recredit.contracts.Amount;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A rule for automatic top-ups, as far as attempts depend on it.
 *
 * @param enabled whether it is on and its account not closed
 * @param amount positive, what is bought at a time
 * @param card which to charge; null for the customer's default
 * @param emails whom to tell, 0 to 10
 * @param declines how many attempts in a row were declined since the rule was resumed
 * @param pausedAt since when nothing is tried any more; null if it is
 * @param resumedAt when the rule was saved or its card changed the last time
 */
public record TopupRule(
        boolean enabled,
        Amount amount,
        @Nullable UUID card,
        List<String> emails,
        int declines,
        @Nullable Instant pausedAt,
        @Nullable Instant resumedAt) {

    boolean isActive() {
        return enabled && pausedAt == null;
    }

    /** Whether the owner asked to try at once after that time. */
    boolean resumedSince(Instant time) {
        return resumedAt != null && resumedAt.isAfter(time);
    }
}
