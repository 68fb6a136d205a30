package io.recredit.billing.allowance;

import io.recredit.contracts.Amount;
import org.jspecify.annotations.Nullable;

/**
 * What a user may spend of a balance, and has spent.
 *
 * @param allowance what is left of what was granted; null if nothing ever was: then it does not limit. Below zero only
 *     if an operator set it so
 * @param lastChangeNo the number of the newest change of the allowance, 0 when there is none; numbers have no gaps
 */
public record UserCredit(
        UserKey key, SpendingLimits limits, @Nullable Amount allowance, long lastChangeNo, Spending spending) {

    /** No change brings an allowance further from zero than that, so that refunds of earlier charges always fit in. */
    static final Amount MAX_ALLOWANCE = Amount.ofUnits(1_000_000_000_000L);

    static UserCredit none(UserKey key) {
        return new UserCredit(key, SpendingLimits.NONE, null, 0, Spending.NONE);
    }

    UserCredit with(Spending spent) {
        return new UserCredit(key, limits, allowance, lastChangeNo, spent);
    }

    UserCredit with(Amount newAllowance) {
        return new UserCredit(key, limits, newAllowance, lastChangeNo, spending);
    }

    /** After one more change of the allowance; the first one makes it begin at zero. */
    UserCredit changedBy(Amount amount) {
        Amount before = allowance == null ? Amount.ZERO : allowance;
        return new UserCredit(key, limits, before.plus(amount), lastChangeNo + 1, spending);
    }
}
