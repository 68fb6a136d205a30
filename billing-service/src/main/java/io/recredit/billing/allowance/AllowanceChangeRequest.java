package io.recredit.billing.allowance;

import io.recredit.contracts.Amount;
import io.recredit.kit.idempotency.ContentHash;
import io.recredit.kit.problem.Checks;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body of a change of an allowance as it came. */
@Schema(name = "AllowanceChange", examples = AllowanceExamples.NEW_CHANGE)
record AllowanceChangeRequest(
        @Schema(required = true, description = "CREDIT or an ISO 4217 code") @Nullable
        String currency,

        @Schema(required = true, description = "signed decimal, not 0: added to the allowance") @Nullable
        String amount,

        @Schema(required = true, maxLength = MAX_REASON_LENGTH) @Nullable
        String reason,

        @Schema(description = "operators only: the allowance may be below zero after it; false when absent") @Nullable
        Boolean allowNegative) {

    /** Characters of a reason at most. */
    static final int MAX_REASON_LENGTH = 200;

    /** Ends the request with a 400 naming every wrong field, if there is one. */
    void check() {
        Checks checks = new Checks();
        checks.currency("currency", currency);
        checks.amount("amount", amount)
                .ifPresent(value -> checks.that(value.micros() != 0, "amount", "zero", "must not be zero"));
        checks.text("reason", reason, 1, MAX_REASON_LENGTH);
        checks.throwIfAny();
    }

    boolean belowZero() {
        return Boolean.TRUE.equals(allowNegative);
    }

    /** Only after {@link #check}. */
    NewChange of(Spender spender, UUID id, String actor) {
        return new NewChange(
                id,
                spender.key(Objects.requireNonNull(currency)),
                Amount.of(Objects.requireNonNull(amount)),
                reason,
                actor,
                belowZero(),
                null);
    }

    /** Of everything that the command says. Only after {@link #check}. */
    byte[] contentHash(Spender spender) {
        return ContentHash.of(
                utf8(spender.account().account()),
                utf8(spender.user().user().toString()),
                utf8(Objects.requireNonNull(currency)),
                utf8(Amount.of(Objects.requireNonNull(amount)).toString()),
                utf8(Objects.requireNonNull(reason)),
                utf8(Boolean.toString(belowZero())));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
