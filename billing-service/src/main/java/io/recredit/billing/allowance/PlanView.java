package io.recredit.billing.allowance;

import io.recredit.contracts.Amount;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An allowance plan as it is stored. */
@Schema(name = "SavedAllowancePlan")
record PlanView(
        @Schema(examples = "CREDIT") String currency,

        @Schema(
                enumeration = {"day", "week", "month"},
                examples = "month")
        String every,

        @Schema(examples = "100", implementation = String.class)
        Amount amount,

        @Schema(description = "when it adds next: the start of the next period in the account's time zone")
        Instant nextAt,

        Instant updatedAt,

        @Schema(description = "subject of the token that saved it")
        String updatedBy) {

    static PlanView of(AllowancePlan plan) {
        return new PlanView(
                plan.key().balance().currency(),
                plan.every().wireName(),
                plan.amount(),
                plan.nextAt(),
                plan.changedAt(),
                plan.changedBy());
    }
}
