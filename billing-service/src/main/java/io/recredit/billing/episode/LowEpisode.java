package io.recredit.billing.episode;

import io.recredit.billing.ledger.BalanceKey;
import io.recredit.contracts.Amount;
import io.recredit.contracts.LowBalance.Cause;
import io.recredit.contracts.LowRule;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One stretch of time in which a balance is below the level of a rule. At most one is open per balance and rule, and
 * one is open if and only if the rule is enabled and the balance is below the level.
 *
 * @param level at least the threshold; more if a refused charge asked for more
 * @param sequence the number of its newest event, from 1
 * @param openedBy what opened it
 * @param endedAt null while it is open
 * @param endedBalance the balance that ended it
 */
public record LowEpisode(
        UUID id,
        BalanceKey balance,
        LowRule rule,
        Amount threshold,
        Amount level,
        int sequence,
        Instant openedAt,
        Amount openedBalance,
        Cause openedBy,
        Instant updatedAt,
        @Nullable Instant endedAt,
        @Nullable Amount endedBalance) {

    static LowEpisode opened(UUID id, BalanceRule rule, Amount level, Amount balance, Cause cause, Instant now) {
        return new LowEpisode(
                id, rule.balance(), rule.rule(), rule.threshold(), level, 1, now, balance, cause, now, null, null);
    }

    public boolean isOpen() {
        return endedAt == null;
    }

    /** One more event: it now ends at this level. */
    LowEpisode updated(Amount newLevel, Instant now) {
        return next(threshold, newLevel, sequence + 1, now, null, null);
    }

    /** One more event: the balance is back, or nobody waits for it any more. */
    LowEpisode ended(Amount balanceNow, Instant now) {
        return next(threshold, level, sequence + 1, now, now, balanceNow);
    }

    /**
     * The same episode under a new threshold, before any event. What a refused charge asked for is still asked for:
     * a level that was raised above the old threshold stays.
     */
    LowEpisode under(Amount newThreshold) {
        boolean raised = threshold.isLessThan(level);
        Amount newLevel = raised && newThreshold.isLessThan(level) ? level : newThreshold;
        return next(newThreshold, newLevel, sequence, updatedAt, null, null);
    }

    private LowEpisode next(
            Amount newThreshold,
            Amount newLevel,
            int newSequence,
            Instant now,
            @Nullable Instant end,
            @Nullable Amount endBalance) {
        return new LowEpisode(
                id,
                balance,
                rule,
                newThreshold,
                newLevel,
                newSequence,
                openedAt,
                openedBalance,
                openedBy,
                now,
                end,
                endBalance);
    }
}
