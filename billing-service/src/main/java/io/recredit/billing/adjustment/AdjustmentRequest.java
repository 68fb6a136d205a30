package io.recredit.billing.adjustment;

import io.recredit.billing.ledger.BalanceKey;
import io.recredit.contracts.AccountState;
import io.recredit.contracts.Amount;
import io.recredit.kit.problem.Checks;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body of an adjustment as it came. */
@Schema(name = "Adjustment", examples = """
                {"currency": "CREDIT", "amount": "100", "reason": "Welcome credits"}""")
record AdjustmentRequest(
        @Schema(required = true, description = "CREDIT or an ISO 4217 code") @Nullable
        String currency,

        @Schema(required = true, description = "signed decimal, not 0, at most 6 fraction digits") @Nullable
        String amount,

        @Schema(required = true, maxLength = Adjustment.MAX_REASON_LENGTH) @Nullable
        String reason) {

    /** Ends the request with a 400 naming every wrong field, if there is one. */
    void check() {
        Checks checks = new Checks();
        checks.currency("currency", currency);
        Optional<Amount> read = checks.amount("amount", amount);
        read.ifPresent(value -> checks.that(value.micros() != 0, "amount", "zero", "must not be zero"));
        checks.text("reason", reason, 1, Adjustment.MAX_REASON_LENGTH);
        checks.throwIfAny();
    }

    /** Only after {@link #check}. */
    Adjustment on(AccountState account) {
        return new Adjustment(
                new BalanceKey(account.customer(), account.account(), Objects.requireNonNull(currency)),
                Amount.of(Objects.requireNonNull(amount)),
                Objects.requireNonNull(reason));
    }
}
