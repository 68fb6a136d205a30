package io.recredit.billing.balance;

import io.recredit.contracts.Amount;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One balance of an account.
 *
 * @param entryNo number of the newest entry, 0 if there is none
 * @param updatedAt absent if nothing was ever posted
 */
@Schema(name = "Balance", description = "What is left in one currency")
record BalanceView(
        @Schema(examples = "CREDIT") String currency,

        @Schema(examples = "99.3", implementation = String.class)
        Amount balance,

        @Schema(examples = "42") long entryNo,
        @Nullable Instant updatedAt) {

    static BalanceView empty(String currency) {
        return new BalanceView(currency, Amount.ZERO, 0, null);
    }
}
