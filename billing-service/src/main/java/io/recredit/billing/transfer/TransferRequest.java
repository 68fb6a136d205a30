package io.recredit.billing.transfer;

import io.recredit.contracts.AccountState;
import io.recredit.contracts.Amount;
import io.recredit.kit.problem.Checks;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body of a transfer as it came. */
@Schema(name = "Transfer", examples = """
                {"currency": "CREDIT", "amount": "25", "target": "sms-ab12345-2"}""")
record TransferRequest(
        @Schema(required = true, description = "CREDIT or an ISO 4217 code") @Nullable
        String currency,

        @Schema(required = true, description = "positive decimal, at most 6 fraction digits") @Nullable
        String amount,

        @Schema(required = true, description = "another account of the same customer") @Nullable
        String target) {

    private static final int MAX_TARGET_LENGTH = 40;

    /** Ends the request with a 400 naming every wrong field, if there is one. */
    void check() {
        Checks checks = new Checks();
        checks.currency("currency", currency);
        Optional<Amount> read = checks.amount("amount", amount);
        read.ifPresent(value -> checks.that(value.micros() != 0, "amount", "zero", "must not be zero"));
        read.ifPresent(value -> checks.that(!value.isNegative(), "amount", "negative", "must be positive"));
        checks.text("target", target, 1, MAX_TARGET_LENGTH);
        checks.throwIfAny();
    }

    /** The target's name. Only after {@link #check}. */
    String targetName() {
        return Objects.requireNonNull(target);
    }

    /** Only after {@link #check}. */
    Transfer from(AccountState source) {
        return new Transfer(
                source.customer(),
                source.account(),
                targetName(),
                Objects.requireNonNull(currency),
                Amount.of(Objects.requireNonNull(amount)));
    }
}
