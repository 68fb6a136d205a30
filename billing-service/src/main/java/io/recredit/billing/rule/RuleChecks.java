package io.recredit.billing.rule;

import io.recredit.contracts.Amount;
import io.recredit.kit.problem.Checks;
import io.recredit.kit.problem.EmailChecks;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What makes a rule valid. */
final class RuleChecks {

    static final int LAST_HOUR = 23;

    /** Credits are sold automatically in these amounts only. */
    static final List<Amount> CREDIT_AMOUNTS =
            List.of(100L, 200L, 250L, 500L, 1000L).stream().map(Amount::ofUnits).toList();

    private RuleChecks() {}

    static void positive(Checks checks, String field, @Nullable String value) {
        checks.amount(field, value).ifPresent(amount -> {
            checks.that(amount.micros() != 0, field, "zero", "must not be zero");
            checks.that(!amount.isNegative(), field, "negative", "must be positive");
        });
    }

    /** Positive, and one of {@link #CREDIT_AMOUNTS} if it is in credits. */
    static void topupAmount(Checks checks, String field, @Nullable String value, String currency) {
        if (!Checks.CREDIT.equals(currency)) {
            positive(checks, field, value);
            return;
        }
        checks.amount(field, value)
                .ifPresent(amount -> checks.that(
                        CREDIT_AMOUNTS.contains(amount),
                        field,
                        "not-a-pack",
                        "must be one of "
                                + CREDIT_AMOUNTS.stream().map(Amount::toString).collect(Collectors.joining(", "))));
    }

    static void hour(Checks checks, String field, @Nullable Integer hour) {
        if (hour != null) {
            checks.that(hour >= 0 && hour <= LAST_HOUR, field, "out-of-range", "must be 0 to " + LAST_HOUR);
        } else {
            checks.required(field, null);
        }
    }

    static void emails(Checks checks, String field, @Nullable List<@Nullable String> emails) {
        if (emails == null) {
            checks.required(field, null);
            return;
        }
        EmailChecks.emails(checks, field, emails, 1);
    }
}
