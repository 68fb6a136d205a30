package io.recredit.billing.topup;

import io.recredit.contracts.AccountState;
import io.recredit.contracts.Amount;
import io.recredit.kit.problem.Checks;
import io.recredit.kit.problem.EmailChecks;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body of a one-time top-up as it came: a pack, or an amount in a currency. */
@Schema(name = "Topup", examples = """
                {"pack": "credit-100"}""")
record TopupRequest(
        @Schema(description = "a pack's id; then neither currency nor amount", maxLength = TopupRequest.MAX_PACK_LENGTH)
        @Nullable
        String pack,

        @Schema(description = "CREDIT or an ISO 4217 code; with amount, if there is no pack") @Nullable
        String currency,

        @Schema(description = "positive decimal: for CREDIT the size of a pack, for money in whole minor units")
        @Nullable
        String amount,

        @Schema(description = "the card to charge; the customer's default card when absent") @Nullable
        UUID card,

        @Schema(
                description = "whom to tell; who asks when absent, if the token has an address",
                minItems = 0,
                maxItems = EmailChecks.MAX_EMAILS)
        @Nullable
        List<@Nullable String> emails) {

    static final int MAX_PACK_LENGTH = 64;

    /** Ends the request with a 400 naming every wrong field, if there is one. */
    void check() {
        Checks checks = new Checks();
        if (pack != null) {
            checks.text("pack", pack, 1, MAX_PACK_LENGTH);
            checks.that(currency == null, "currency", "not-with-pack", "must be absent if a pack is named");
            checks.that(amount == null, "amount", "not-with-pack", "must be absent if a pack is named");
        } else {
            checks.currency("currency", currency);
            checks.amount("amount", amount)
                    .ifPresent(value -> checks.that(value.isPositive(), "amount", "not-positive", "must be positive"));
        }
        if (emails != null) {
            EmailChecks.emails(checks, "emails", emails, 0);
        }
        checks.throwIfAny();
    }

    boolean namesEmails() {
        return emails != null;
    }

    /**
     * Only after {@link #check}.
     *
     * @param ownEmail who is told if the request names nobody
     */
    Order on(AccountState account, Optional<String> ownEmail) {
        List<@Nullable String> named = emails;
        return new Order(
                account.customer(),
                account.account(),
                pack,
                currency,
                amount == null ? null : Amount.of(amount),
                card,
                named == null
                        ? ownEmail.stream().toList()
                        : named.stream().map(Objects::requireNonNull).toList());
    }
}
