package io.recredit.send.message;

import io.recredit.contracts.Amount;
import io.recredit.contracts.NationalLanguage;
import io.recredit.contracts.Purpose;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A message as its customer sees it. */
@Schema(name = "Message")
public record MessageView(
        @Schema(examples = "019a6b1e-7c10-7a55-9d3a-2f5f1c0b9e11")
        UUID id,

        @Schema(examples = "sms-ab12345-1") String account,
        @Schema(examples = "+33612345678") String to,
        @Schema(examples = "Recredit") String from,
        @Schema(examples = "Your code is 4711") String text,

        @Schema(implementation = String.class, examples = "otp")
        Purpose purpose,

        @Nullable UUID user,

        @Schema(
                enumeration = {"GSM-7", "UCS-2"},
                examples = "GSM-7")
        String encoding,

        @Schema(
                description =
                        "Language of the single shift table that GSM-7 is written with (3GPP TS 23.038 A.2), if any",
                implementation = String.class,
                enumeration = {"tr", "es", "pt"},
                examples = "es")
        @Nullable
        NationalLanguage singleShift,

        @Schema(
                description =
                        "Language of the locking shift table that GSM-7 is written with (3GPP TS 23.038 A.3), if any",
                implementation = String.class,
                enumeration = {"tr", "pt"},
                examples = "tr")
        @Nullable
        NationalLanguage lockingShift,

        @Schema(description = "Length as the encoding counts it: septets, or UTF-16 units", examples = "17")
        int characters,

        @Schema(examples = "1") int segments,

        @Schema(description = "What smart substitution did; absent if it was not asked for") @Nullable
        SubstitutionView substitution,

        @Schema(description = "Price of all segments", implementation = String.class, examples = "1")
        Amount price,

        @Schema(examples = "CREDIT") String currency,

        @Schema(
                enumeration = {"accepted", "charged", "refused", "sending", "sent", "delivered", "failed", "unknown"},
                examples = "charged")
        String state,

        @Schema(description = "Why it was refused or failed", examples = "insufficient-balance") @Nullable
        String reason,

        @Schema(
                description = "The user's rule that was broken, if the reason is user-limit",
                enumeration = {"daily-limit", "weekly-limit", "monthly-limit", "allowance"},
                examples = "daily-limit")
        @Nullable
        String refusedBy,

        @Schema(description = "The balance right after the charge", implementation = String.class, examples = "99")
        @Nullable
        Amount balanceLeft,

        @Schema(description = "Whether the charge was given back")
        boolean refunded,

        Instant createdAt,
        @Nullable Instant decidedAt,
        @Nullable Instant sentAt,
        @Nullable Instant finalAt) {

    /** Whether billing has yet to decide. */
    public boolean undecided() {
        return MessageState.ACCEPTED.wireName().equals(state);
    }
}
