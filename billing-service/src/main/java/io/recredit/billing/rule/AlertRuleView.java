package io.recredit.billing.rule;

import io.recredit.contracts.Amount;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An alert rule as it is stored. */
@Schema(name = "SavedAlertRule")
record AlertRuleView(
        @Schema(examples = "CREDIT") String currency,
        boolean enabled,

        @Schema(examples = "50", implementation = String.class)
        Amount threshold,

        List<String> emails,
        @Schema(examples = "9") int hour,

        @Schema(description = "grows with every change, not by one")
        long revision,

        Instant updatedAt,

        @Schema(description = "subject of the token that saved it")
        String updatedBy) {

    static AlertRuleView of(SavedRule saved) {
        return new AlertRuleView(
                saved.rule().balance().currency(),
                saved.rule().enabled(),
                saved.rule().threshold(),
                saved.rule().emails(),
                Objects.requireNonNull(saved.rule().hour()),
                saved.rule().revision(),
                saved.updatedAt(),
                saved.updatedBy());
    }
}
