package io.recredit.billing.allowance;

import io.recredit.contracts.Amount;
import java.time.LocalDate;
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

    /** @param today in the account's time zone */
    static AllowanceView of(UserCredit credit, @Nullable AllowancePlan plan, LocalDate today) {
        SpendingLimits limits = credit.limits();
        Amount allowance = credit.allowance();
        return new AllowanceView(
                credit.key().balance().currency(),
                allowance,
                new LimitsPart(limits.daily(), limits.weekly(), limits.monthly()),
                new SpentPart(
                        spent(credit, Period.DAY, today),
                        spent(credit, Period.WEEK, today),
                        spent(credit, Period.MONTH, today)),
                new LeftPart(
                        left(credit, Period.DAY, today),
                        left(credit, Period.WEEK, today),
                        left(credit, Period.MONTH, today),
                        allowance == null ? null : notBelowZero(allowance)),
                plan == null ? null : PlanView.of(plan));
    }

    private static Amount spent(UserCredit credit, Period period, LocalDate today) {
        return Amount.ofMicros(credit.spending().in(period, today));
    }

    private static @Nullable Amount left(UserCredit credit, Period period, LocalDate today) {
        Amount limit = credit.limits().of(period);
        return limit == null ? null : notBelowZero(limit.minus(spent(credit, period, today)));
    }

    private static Amount notBelowZero(Amount amount) {
        return amount.isNegative() ? Amount.ZERO : amount;
    }
}
