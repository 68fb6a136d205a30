package io.recredit.billing.spending;

import io.recredit.contracts.Amount;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** All lines of a summary together. */
@Schema(description = "All items together")
record SpendingTotalView(
        @Schema(examples = "120") long messages,
        @Schema(examples = "131") long segments,

        @Schema(examples = "91.7", implementation = String.class)
        Amount amount) {

    static SpendingTotalView of(List<SpendingLineView> lines) {
        long messages = 0;
        long segments = 0;
        Amount amount = Amount.ZERO;
        for (SpendingLineView line : lines) {
            messages += line.messages();
            segments += line.segments();
            amount = amount.plus(line.amount());
        }
        return new SpendingTotalView(messages, segments, amount);
    }
}
