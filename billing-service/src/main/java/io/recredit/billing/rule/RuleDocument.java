package io.recredit.billing.rule;

import io.recredit.contracts.Amount;
import io.recredit.contracts.LowRule;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A rule as the audit keeps it: what an owner decides of it, and whether an automatic top-up is paused.
 *
 * @param card null for the default card, and for alerts
 * @param hour null for automatic top-ups
 * @param paused null for alerts
 */
record RuleDocument(
        boolean enabled,
        Amount threshold,
        @Nullable Amount amount,
        @Nullable UUID card,
        List<String> emails,
        @Nullable Integer hour,
        @Nullable Boolean paused) {

    static RuleDocument of(SavedRule saved) {
        return new RuleDocument(
                saved.rule().enabled(),
                saved.rule().threshold(),
                saved.rule().amount(),
                saved.card(),
                saved.rule().emails(),
                saved.rule().hour(),
                saved.rule().rule() == LowRule.AUTO_TOPUP ? saved.pausedAt() != null : null);
    }
}
