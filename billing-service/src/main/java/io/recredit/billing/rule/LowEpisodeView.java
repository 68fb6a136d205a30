package io.recredit.billing.rule;

import io.recredit.contracts.Amount;
import io.recredit.contracts.LowBalance.Cause;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A low episode as the account's owner sees it.
 *
 * @param level it ends when the balance is at least this much
 * @param sequence the number of its newest event
 * @param cause what opened it
 */
@Schema(name = "LowEpisode", description = "A stretch of time in which a balance was below what a rule asks for")
record LowEpisodeView(
        UUID id,
        @Schema(examples = "alert") String rule,
        @Schema(examples = "open") String state,
        @Schema(examples = "CREDIT") String currency,

        @Schema(examples = "50", implementation = String.class)
        Amount threshold,

        @Schema(examples = "50", implementation = String.class)
        Amount level,

        @Schema(examples = "1") int sequence,
        Instant openedAt,

        @Schema(examples = "49.3", implementation = String.class)
        Amount openedBalance,

        Cause cause,
        Instant updatedAt,
        @Nullable Instant endedAt,
        @Schema(implementation = String.class) @Nullable Amount endedBalance) {}
