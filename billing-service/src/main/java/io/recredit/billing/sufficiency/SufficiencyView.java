package io.recredit.billing.sufficiency;

import io.recredit.contracts.RefusalReason;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Whether it would suffice. How much there is is not said: that is the owner's to know.
 *
 * @param reason the first rule that does not let it pass; absent if all do
 */
@Schema(name = "Sufficiency")
record SufficiencyView(
        @Schema(examples = "false") boolean sufficient,

        @Schema(examples = "insufficient-balance", description = "why not; absent if it suffices") @Nullable
        RefusalReason reason) {}
