package io.recredit.billing.spending;

import io.recredit.contracts.Amount;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What was spent on messages that have something in common. Of the first four only those are there that were asked for.
 *
 * @param user absent, too, for the messages of no user
 */
@Schema(description = "What was spent on one combination of what was asked for, net of refunds")
record SpendingLineView(
        @Schema(examples = "2026-01-05") @Nullable LocalDate day,
        @Schema(examples = "otp") @Nullable String purpose,

        @Schema(examples = "IT", description = "the destination") @Nullable
        String country,

        @Schema(description = "absent for messages of no user") @Nullable
        UUID user,

        @Schema(examples = "120", description = "that were charged and not refunded")
        long messages,

        @Schema(examples = "131") long segments,

        @Schema(examples = "91.7", implementation = String.class)
        Amount amount) {}
