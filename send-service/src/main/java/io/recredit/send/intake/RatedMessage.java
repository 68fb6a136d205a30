package io.recredit.send.intake;

import io.recredit.contracts.Amount;
import io.recredit.send.message.SubstitutionView;
import io.recredit.send.pricing.Price;
import io.recredit.send.segment.SegmentedText;
import org.jspecify.annotations.Nullable;

/**
 * What a message would be, and cost, if it were sent.
 *
 * @param text as it would be sent: after smart substitution, if there was any
 * @param substitution what smart substitution did, null if it was not asked for
 * @param currency of the balance that it would be taken from
 * @param price of one segment, in that currency
 */
public record RatedMessage(
        String recipient, SegmentedText text, @Nullable SubstitutionView substitution, String currency, Price price) {

    /** The price of all segments. */
    public Amount total() {
        return price.perSegment().times(text.segments());
    }
}
