package io.recredit.billing.rule;

import io.recredit.contracts.Amount;
import java.time.Instant;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An auto top-up rule as it is stored. */
@Schema(name = "SavedAutoTopupRule")
record AutoTopupRuleView(
        @Schema(examples = "CREDIT") String currency,
        boolean enabled,

        @Schema(examples = "100", implementation = String.class)
        Amount threshold,

        @Schema(examples = "500", implementation = String.class)
        Amount amount,

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
                saved.rule().revision(),
                saved.updatedAt(),
                saved.updatedBy());
    }
}
