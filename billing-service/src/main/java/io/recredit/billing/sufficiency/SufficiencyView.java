package io.recredit.billing.sufficiency;

import io.recredit.contracts.RefusalReason;
import io.recredit.contracts.SpendingRule;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Whether it would suffice. How much there is is not said: that is the owner's to know.
 *
 * @param reason why the first rule that does not let it pass does not; absent if all do
 * @param refusedBy only with the reason user-limit
 */
@Schema(name = "Sufficiency")
record SufficiencyView(
        @Schema(examples = "false") boolean sufficient,

        @Schema(examples = "insufficient-balance", description = "why not; absent if it suffices") @Nullable
        RefusalReason reason,

        @Schema(
                examples = "daily-limit",
                description = "the user's rule that would be broken, if the reason is `user-limit`")
        @Nullable
        SpendingRule refusedBy) {

    static SufficiencyView of(Optional<Shortfall> shortfall) {
        return new SufficiencyView(
                shortfall.isEmpty(),
                shortfall.map(Shortfall::reason).orElse(null),
                shortfall.map(Shortfall::refusedBy).orElse(null));
    }
}
