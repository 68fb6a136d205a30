package io.recredit.billing.topup;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What follows for the rule when an automatic attempt has ended.
 *
 * @param declines the rule's count from now on
 * @param pausesNow whether that was one decline too many
 * @param nextAt when the next attempt is due; null if there is none
 */
public record FollowUp(
        int declines, boolean pausesNow, @Nullable Instant nextAt) {

    /** A one-time attempt says nothing of the rule. */
    static final FollowUp NOTHING = new FollowUp(0, false, null);

    /** A success proves that the card is good: a pause ends, and what is still missing is bought at once. */
    static FollowUp afterSuccess(Demand demand, Instant now) {
        TopupRule rule = demand.rule();
        boolean goesOn = rule != null && rule.enabled() && demand.low() != null;
        return new FollowUp(0, false, goesOn ? now : null);
    }

    /**
     * A decline of what was begun before the rule was resumed says nothing about how it is now: it is tried at once and
     * not counted.
     */
    static FollowUp afterDecline(Attempt attempt, boolean counts, Demand demand, Policy policy, Instant now) {
        TopupRule rule = demand.rule();
        if (rule == null || !rule.isActive()) {
            return new FollowUp(rule == null ? 0 : rule.declines(), false, null);
        }
        Purchase purchase = attempt.purchase();
        boolean resumed = purchase != null && rule.resumedSince(purchase.begunAt());
        if (resumed) {
            return new FollowUp(rule.declines(), false, ifLow(demand, now));
        }
        if (!counts) {
            return new FollowUp(rule.declines(), false, ifLow(demand, now.plus(policy.retryAfterError())));
        }
        int declines = rule.declines() + 1;
        return declines >= policy.pauseAfter()
                ? new FollowUp(declines, true, null)
                : new FollowUp(declines, false, ifLow(demand, now.plus(policy.waitAfter(declines))));
    }

    private static @Nullable Instant ifLow(Demand demand, Instant next) {
        return demand.low() == null ? null : next;
    }
}
