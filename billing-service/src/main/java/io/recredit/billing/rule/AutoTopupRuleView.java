package io.recredit.billing.rule;

import io.recredit.contracts.Amount;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An auto top-up rule as it is stored. */
@Schema(name = "SavedAutoTopupRule")
record AutoTopupRuleView(
        @Schema(examples = "CREDIT") String currency,
        boolean enabled,

        @Schema(examples = "100", implementation = String.class)
        Amount threshold,

        @Schema(examples = "500", implementation = String.class)
        Amount amount,

        @Schema(description = "the card to charge; the customer's default card when absent") @Nullable
        UUID card,

        @Schema(description = "who is told of top-ups") List<String> emails,

        @Schema(description = "whether it tries no more, after too many declines in a row; saving it ends that")
        boolean paused,

        @Nullable Instant pausedAt,

        @Schema(description = "declined charges in a row", examples = "0")
        int consecutiveDeclines,

        @Schema(description = "grows with every change, not by one")
        long revision,

        Instant updatedAt,

        @Schema(description = "subject of the token that saved it")
        String updatedBy) {

    static AutoTopupRuleView of(SavedRule saved) {
        return new AutoTopupRuleView(
                saved.rule().balance().currency(),
                saved.rule().enabled(),
                saved.rule().threshold(),
                Objects.requireNonNull(saved.rule().amount()),
                saved.card(),
                saved.rule().emails(),
                saved.pausedAt() != null,
                saved.pausedAt(),
                saved.consecutiveDeclines(),
                saved.rule().revision(),
                saved.updatedAt(),
                saved.updatedBy());
    }
}
