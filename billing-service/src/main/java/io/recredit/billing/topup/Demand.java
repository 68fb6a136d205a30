package io.recredit.billing.topup;

import io.recredit.billing.episode.AccountLocale;
import io.recredit.billing.ledger.BalanceKey;
import org.jspecify.annotations.Nullable;

/**
 * What is asked for at a balance, read under its lock.
 *
 * @param rule null if there is none
 * @param low the open episode; null if the balance is not low
 */
public record Demand(
        BalanceKey balance,
        @Nullable TopupRule rule,
        @Nullable LowNow low,
        AccountLocale locale) {

    /** The episode, if something is to be bought for it. */
    @Nullable
    LowNow active() {
        return rule != null && rule.isActive() ? low : null;
    }
}
