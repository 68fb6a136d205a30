package io.recredit.billing.allowance;

import io.recredit.contracts.Amount;
import io.recredit.contracts.WireName;
import io.recredit.kit.problem.Checks;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body of an allowance plan as it came. */
@Schema(name = "AllowancePlan", examples = AllowanceExamples.NEW_PLAN)
record PlanRequest(
        @Schema(
                required = true,
                enumeration = {"day", "week", "month"})
        @Nullable
        String every,

        @Schema(required = true, description = "positive decimal: added at the start of each period") @Nullable
        String amount) {

    /** Ends the request with a 400 naming every wrong field, if there is one. */
    void check(String currency) {
        Checks checks = new Checks();
        checks.currency("currency", currency);
        if (every == null) {
            checks.required("every", null);
        } else {
            checks.that(
                    WireName.parse(Period.class, every).isPresent(),
                    "every",
                    "unknown-period",
                    "must be day, week or month");
        }
        checks.amount("amount", amount).ifPresent(value -> {
            checks.that(value.isPositive(), "amount", "not-positive", "must be positive");
            checks.that(
                    value.compareTo(UserCredit.MAX_ALLOWANCE) <= 0,
                    "amount",
                    "too-large",
                    "must be at most " + UserCredit.MAX_ALLOWANCE);
        });
        checks.throwIfAny();
    }

    /** Only after {@link #check}. */
    Period period() {
        return WireName.of(Period.class, Objects.requireNonNull(every));
    }

    /** Only after {@link #check}. */
    Amount added() {
        return Amount.of(Objects.requireNonNull(amount));
    }
}
