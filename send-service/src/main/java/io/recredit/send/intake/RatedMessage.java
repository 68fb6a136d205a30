package io.recredit.send.intake;

import io.recredit.contracts.Amount;
import io.recredit.send.pricing.Price;
import io.recredit.send.segment.Encoding;

/**
 * What a message would be, and cost, if it were sent.
 *
 * @param characters as the encoding counts them
 * @param charactersLeft that fit into the last segment beside what it holds
 * @param currency of the balance that it would be taken from
 * @param price of one segment
 */
public record RatedMessage(
        String recipient,
        Encoding encoding,
        int characters,
        int charactersLeft,
        int segments,
        String currency,
        Price price) {

    /** The price of all segments. */
    public Amount total() {
        return price.perSegment().times(segments);
    }
}
