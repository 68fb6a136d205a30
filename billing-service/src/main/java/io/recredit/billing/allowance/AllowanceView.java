package io.recredit.billing.allowance;

import io.recredit.billing.ledger.PeriodStarts;
import io.recredit.contracts.Amount;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a user may still spend of one balance. What is left of the balance itself is told with the balances.
 *
 * @param allowance null if nothing was ever granted: then it does not limit
 */
@Schema(name = "Allowance", description = "What a user may spend of one balance, and what is spent")
record AllowanceView(
        @Schema(examples = "CREDIT") String currency,

        @Schema(
                examples = "80",
                implementation = String.class,
                description = "what is left of what was granted; absent if nothing ever was: then it does not limit")
        @Nullable
        Amount allowance,

        LimitsPart limits,
        SpentPart spent,
        LeftPart left,
        @Nullable PlanView plan) {

    @Schema(name = "AllowanceLimits", description = "what may be spent in one period; absent: no limit")
    record LimitsPart(
            @Schema(implementation = String.class) @Nullable Amount daily,
            @Schema(implementation = String.class) @Nullable Amount weekly,
            @Schema(implementation = String.class) @Nullable Amount monthly) {}

    @Schema(name = "AllowanceSpent", description = "charges less refunds of the present day, week and month")
    record SpentPart(
            @Schema(implementation = String.class) Amount day,
            @Schema(implementation = String.class) Amount week,
            @Schema(implementation = String.class) Amount month) {}

    @Schema(name = "AllowanceLeft", description = "what each rule still lets pass; absent: the rule does not apply")
    record LeftPart(
            @Schema(implementation = String.class) @Nullable Amount daily,
            @Schema(implementation = String.class) @Nullable Amount weekly,
            @Schema(implementation = String.class) @Nullable Amount monthly,
            @Schema(implementation = String.class) @Nullable Amount allowance) {}

    /**
     * @param book has read the user, and the periods of today
     * @param today in the account's time zone
     */
    static AllowanceView of(UserCredit credit, @Nullable AllowancePlan plan, SpendingBook book, PeriodStarts today) {
        UserKey key = credit.key();
        Amount day = Amount.ofMicros(book.spent(key, Period.DAY, today));
        Amount week = Amount.ofMicros(book.spent(key, Period.WEEK, today));
        Amount month = Amount.ofMicros(book.spent(key, Period.MONTH, today));
        SpendingLimits limits = credit.limits();
        Amount allowance = credit.allowance();
        return new AllowanceView(
                key.balance().currency(),
                allowance,
                new LimitsPart(limits.daily(), limits.weekly(), limits.monthly()),
                new SpentPart(day, week, month),
                new LeftPart(
                        left(limits.daily(), day),
                        left(limits.weekly(), week),
                        left(limits.monthly(), month),
                        allowance == null ? null : notBelowZero(allowance)),
                plan == null ? null : PlanView.of(plan));
    }

    private static @Nullable Amount left(@Nullable Amount limit, Amount spent) {
        return limit == null ? null : notBelowZero(limit.minus(spent));
    }

    private static Amount notBelowZero(Amount amount) {
        return amount.isNegative() ? Amount.ZERO : amount;
    }
}
