package io.recredit.billing.rule;

import io.recredit.billing.episode.BalanceRule;
import io.recredit.billing.ledger.BalanceKey;
import io.recredit.contracts.Amount;
import io.recredit.contracts.LowRule;
import io.recredit.kit.problem.Checks;
import io.recredit.kit.problem.EmailChecks;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body of an auto top-up rule as it came. */
@Schema(name = "AutoTopupRule", examples = """
                {"enabled": true, "threshold": "100", "amount": "500"}""")
record AutoTopupRuleRequest(
        @Schema(required = true) @Nullable Boolean enabled,

        @Schema(required = true, description = "positive decimal: below it credits are bought") @Nullable
        String threshold,

        @Schema(required = true, description = "positive decimal; for CREDIT one of 100, 200, 250, 500, 1000") @Nullable
        String amount,

        @Schema(description = "the card to charge; the customer's default card when absent") @Nullable
        UUID card,

        @Schema(
                description = "whom to tell of top-ups; who saves the rule when absent, if the token has an address",
                minItems = 0,
                maxItems = EmailChecks.MAX_EMAILS)
        @Nullable
        List<@Nullable String> emails) {

    /** Ends the request with a 400 naming every wrong field, if there is one. */
    void check(String currency) {
        Checks checks = new Checks();
        checks.currency("currency", currency);
        checks.required("enabled", enabled);
        RuleChecks.positive(checks, "threshold", threshold);
        RuleChecks.topupAmount(checks, "amount", amount, currency);
        if (emails != null) {
            EmailChecks.emails(checks, "emails", emails, 0);
        }
        checks.throwIfAny();
    }

    /**
     * Only after {@link #check}. The revision is given when it is stored.
     *
     * @param ownEmail who is told if the rule names nobody
     */
    NewRule on(BalanceKey balance, Optional<String> ownEmail) {
        List<@Nullable String> named = emails;
        BalanceRule rule = new BalanceRule(
                balance,
                LowRule.AUTO_TOPUP,
                Objects.requireNonNull(enabled),
                Amount.of(Objects.requireNonNull(threshold)),
                Amount.of(Objects.requireNonNull(amount)),
                named == null
                        ? ownEmail.stream().toList()
                        : named.stream().map(Objects::requireNonNull).toList(),
                null,
                0);
        return new NewRule(rule, card);
    }
}
