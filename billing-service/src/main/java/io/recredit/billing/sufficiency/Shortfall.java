package io.recredit.billing.sufficiency;

import io.recredit.contracts.RefusalReason;
import io.recredit.contracts.SpendingRule;
import org.jspecify.annotations.Nullable;

/**
 * Why a charge would be refused.
 *
 * @param refusedBy the user's rule that would be broken; null with any other reason
 */
public record Shortfall(RefusalReason reason, @Nullable SpendingRule refusedBy) {

    public static final Shortfall OF_BALANCE = new Shortfall(RefusalReason.INSUFFICIENT_BALANCE, null);

    /** The charge would break this rule of the user. */
    public static Shortfall of(SpendingRule rule) {
        return new Shortfall(RefusalReason.USER_LIMIT, rule);
    }
}
