package io.recredit.billing.allowance;

import io.recredit.contracts.Amount;
import io.recredit.kit.problem.Checks;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body of a user's limits as it came. */
@Schema(name = "Limits", examples = AllowanceExamples.NEW_LIMITS)
record LimitsRequest(
        @Schema(description = "decimal, 0 or more: what may be spent on one day; absent: no limit") @Nullable
        String daily,

        @Schema(description = "the same for a week, from Monday") @Nullable
        String weekly,

        @Schema(description = "the same for a month") @Nullable
        String monthly) {

    /** Ends the request with a 400 naming every wrong field, if there is one. */
    void check(String currency) {
        Checks checks = new Checks();
        checks.currency("currency", currency);
        checkOne(checks, "daily", daily);
        checkOne(checks, "weekly", weekly);
        checkOne(checks, "monthly", monthly);
        checks.that(
                daily != null || weekly != null || monthly != null,
                "daily",
                "required",
                "one of daily, weekly and monthly is required");
        checks.throwIfAny();
    }

    private static void checkOne(Checks checks, String field, @Nullable String value) {
        if (value != null) {
            checks.amount(field, value)
                    .ifPresent(amount -> checks.that(!amount.isNegative(), field, "negative", "must not be negative"));
        }
    }

    /** Only after {@link #check}. */
    SpendingLimits limits() {
        return new SpendingLimits(amountOf(daily), amountOf(weekly), amountOf(monthly));
    }

    private static @Nullable Amount amountOf(@Nullable String value) {
        return value == null ? null : Amount.of(value);
    }
}
