package io.recredit.billing.transfer;

import io.recredit.contracts.AccountState;
import io.recredit.contracts.Amount;
import io.recredit.kit.problem.Checks;
import java.util.Objects;
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

    static final String TARGET_FIELD = "target";

    /** Characters of a target at most; the name of an account has 18. */
    static final int MAX_TARGET_LENGTH = 40;

    /** Ends the request with a 400 naming every wrong field, if there is one. */
    void check() {
        Checks checks = new Checks();
        checks.currency("currency", currency);
        if (amount == null) {
            checks.required("amount", null);
        } else if (AmountToMove.ofText(amount) instanceof AmountToMove.Fault fault) {
            checks.that(false, "amount", fault.code(), fault.detail());
        }
        checks.text(TARGET_FIELD, target, 1, MAX_TARGET_LENGTH);
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
