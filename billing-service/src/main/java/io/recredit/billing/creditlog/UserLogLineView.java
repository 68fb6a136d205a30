package io.recredit.billing.creditlog;

import io.recredit.contracts.Amount;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A line of a user's credit log: an entry of the ledger, or a change of the user's allowance.
 *
 * @param entryNo the entry's number or, of a change, that of the balance's newest entry when it was made
 * @param changeNo counts the changes of the allowance; null for entries
 * @param amount signed: of an entry the effect on the balance, of a change that on the allowance
 * @param allowanceAfter null where the allowance has no part in an entry
 */
@Schema(name = "UserLogLine", description = "A charge or refund of a user, or a change of the user's allowance")
record UserLogLineView(
        @Schema(examples = "42") long entryNo,
        @Schema(examples = "3") @Nullable Long changeNo,
        UUID id,

        @Schema(
                enumeration = {"charge", "refund", "allowance-change", "allowance-plan"},
                examples = "charge")
        String kind,

        @Schema(examples = "-0.7", implementation = String.class)
        Amount amount,

        @Schema(examples = "CREDIT") String currency,

        @Schema(examples = "99.3", implementation = String.class)
        Amount balanceAfter,

        @Schema(examples = "12.3", implementation = String.class) @Nullable
        Amount allowanceAfter,

        Instant createdAt,
        @Nullable UUID messageId,
        @Schema(examples = "IT") @Nullable String country,
        @Schema(examples = "39") @Nullable String prefix,
        @Schema(examples = "otp") @Nullable String purpose,
        @Schema(examples = "1") @Nullable Integer segments,
        @Nullable String reason,
        @Nullable String actor) {}
