package io.recredit.billing.allowance;

import io.recredit.contracts.Amount;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A change of an allowance that was made. */
@Schema(name = "MadeAllowanceChange")
record AllowanceChangeView(
        @Schema(examples = "3", description = "counts the changes of this allowance")
        long changeNo,

        UUID id,
        UUID user,
        @Schema(examples = "CREDIT") String currency,

        @Schema(examples = "50", implementation = String.class)
        Amount amount,

        @Schema(examples = "80", implementation = String.class)
        Amount allowanceAfter,

        Instant createdAt,
        @Nullable String reason,

        @Schema(description = "subject of the token that asked for it")
        String actor) {

    static AllowanceChangeView of(ChangeResult.Changed changed) {
        NewChange change = changed.change();
        return new AllowanceChangeView(
                changed.after().lastChangeNo(),
                change.id(),
                change.key().user(),
                change.key().balance().currency(),
                change.amount(),
                changed.allowanceAfter(),
                changed.at(),
                change.reason(),
                change.actor());
    }
}
