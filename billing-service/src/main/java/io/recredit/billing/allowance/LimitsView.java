package io.recredit.billing.allowance;

import io.recredit.contracts.Amount;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A user's limits as they are stored. */
@Schema(name = "SavedLimits")
record LimitsView(
        @Schema(examples = "CREDIT") String currency,

        @Schema(examples = "100", implementation = String.class) @Nullable
        Amount daily,

        @Schema(examples = "400", implementation = String.class) @Nullable
        Amount weekly,

        @Schema(examples = "1000", implementation = String.class) @Nullable
        Amount monthly,

        Instant updatedAt,

        @Schema(description = "subject of the token that saved them")
        String updatedBy) {

    static LimitsView of(String currency, SavedLimits saved) {
        return new LimitsView(
                currency,
                saved.limits().daily(),
                saved.limits().weekly(),
                saved.limits().monthly(),
                saved.changedAt(),
                saved.changedBy());
    }
}
