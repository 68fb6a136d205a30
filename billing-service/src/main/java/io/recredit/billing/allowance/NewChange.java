package io.recredit.billing.allowance;

import io.recredit.contracts.Amount;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A change of an allowance that is wanted.
 *
 * @param amount signed, not zero
 * @param reason why; null for a plan's
 * @param actor the subject of the token that asked for it, or that saved the plan
 * @param belowZero whether the allowance may be below zero after it
 * @param planned set if a plan adds it
 */
record NewChange(
        UUID id,
        UserKey key,
        Amount amount,
        @Nullable String reason,
        String actor,
        boolean belowZero,
        @Nullable Planned planned) {

    /** For which period a plan adds. */
    record Planned(Period period, LocalDate start) {}

    static NewChange of(AllowancePlan plan, LocalDate start, UUID id) {
        return new NewChange(
                id, plan.key(), plan.amount(), null, plan.changedBy(), false, new Planned(plan.every(), start));
    }
}
