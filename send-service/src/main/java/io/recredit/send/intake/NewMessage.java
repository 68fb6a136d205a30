package io.recredit.send.intake;

import io.recredit.contracts.Amount;
import io.recredit.contracts.Purpose;
import io.recredit.send.pricing.Price;
import io.recredit.send.segment.Encoding;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message that passed every check and has its price.
 *
 * @param recipient E.164 with the plus sign
 * @param characters as the encoding counts them
 * @param price of one segment
 */
record NewMessage(
        UUID id,
        @Nullable UUID user,
        String recipient,
        String sender,
        String body,
        Purpose purpose,
        Encoding encoding,
        int characters,
        int segments,
        Price price) {

    /** The price of all segments. */
    Amount total() {
        return price.perSegment().times(segments);
    }
}
