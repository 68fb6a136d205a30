package io.recredit.billing.rule;

import io.recredit.billing.episode.BalanceRule;
import io.recredit.billing.ledger.BalanceKey;
import io.recredit.contracts.Amount;
import io.recredit.contracts.LowRule;
import io.recredit.kit.problem.Checks;
import io.recredit.kit.problem.EmailChecks;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body of an alert rule as it came. */
@Schema(name = "AlertRule", examples = """
                {"enabled": true, "threshold": "50", "emails": ["billing@example.com"], "hour": 9}""")
record AlertRuleRequest(
        @Schema(required = true) @Nullable Boolean enabled,

        @Schema(required = true, description = "positive decimal: below it the balance is low") @Nullable
        String threshold,

        @Schema(required = true, minItems = 1, maxItems = EmailChecks.MAX_EMAILS) @Nullable
        List<@Nullable String> emails,

        @Schema(
                required = true,
                description = "hour of the day in the account's time zone",
                minimum = "0",
                maximum = "23")
        @Nullable
        Integer hour) {

    /** Ends the request with a 400 naming every wrong field, if there is one. */
    void check(String currency) {
        Checks checks = new Checks();
        checks.currency("currency", currency);
        checks.required("enabled", enabled);
        RuleChecks.positive(checks, "threshold", threshold);
        RuleChecks.emails(checks, "emails", emails);
        RuleChecks.hour(checks, "hour", hour);
        checks.throwIfAny();
    }

    /** Only after {@link #check}. The revision is given when it is stored. */
    NewRule on(BalanceKey balance) {
        BalanceRule rule = new BalanceRule(
                balance,
                LowRule.ALERT,
                Objects.requireNonNull(enabled),
                Amount.of(Objects.requireNonNull(threshold)),
                null,
                Objects.requireNonNull(emails).stream()
                        .map(Objects::requireNonNull)
                        .toList(),
                hour,
                0);
        return new NewRule(rule, null);
    }
}
