package io.recredit.billing.transfer;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.recredit.contracts.AccountState;
import io.recredit.kit.problem.Checks;
import io.recredit.kit.problem.FieldError;
import io.recredit.kit.problem.Problems;
import java.math.BigDecimal;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body of a transfer of credits as it came, in the form of the guide that this path follows. */
@Schema(name = "TransferCredits", examples = """
                {"credits": 25, "smsAccountTarget": "sms-ab12345-2"}""")
record TransferCreditsRequest(
        @Schema(
                required = true,
                description = "how many credits: positive, at most 6 fraction digits; a number or a decimal string",
                oneOf = {BigDecimal.class, String.class})
        @JsonDeserialize(using = CreditsReader.class)
        @Nullable
        AmountToMove credits,

        @Schema(required = true, description = "the account that gets them: another one of the same customer") @Nullable
        String smsAccountTarget) {

    static final String TARGET_FIELD = "smsAccountTarget";

    private static final String CREDITS_FIELD = "credits";

    /**
     * Ends the request with a 400 naming every wrong field, if there is one. If only the number of credits is wrong, the
     * problem is of a kind of its own.
     */
    void check() {
        Checks checks = new Checks();
        checks.required(CREDITS_FIELD, credits);
        checks.text(TARGET_FIELD, smsAccountTarget, 1, TransferRequest.MAX_TARGET_LENGTH);
        if (credits instanceof AmountToMove.Fault fault) {
            if (checks.isClean()) {
                throw problem(fault);
            }
            checks.that(false, CREDITS_FIELD, fault.code(), fault.detail());
        }
        checks.throwIfAny();
    }

    private static RuntimeException problem(AmountToMove.Fault fault) {
        FieldError error = new FieldError(CREDITS_FIELD, fault.code(), fault.detail());
        return switch (fault) {
            case NOT_AN_AMOUNT -> Problems.invalid(error);
            case TOO_MANY_DIGITS -> Problems.invalid("too-many-digits", fault.title(), error);
            case ZERO -> Problems.invalid("zero-amount", fault.title(), error);
            case NEGATIVE -> Problems.invalid("negative-amount", fault.title(), error);
        };
    }

    /** Only after {@link #check}. */
    Transfer from(AccountState source) {
        if (!(credits instanceof AmountToMove.Valid valid)) {
            throw new IllegalStateException("not checked");
        }
        return new Transfer(
                source.customer(),
                source.account(),
                Objects.requireNonNull(smsAccountTarget),
                Checks.CREDIT,
                valid.amount());
    }
}
