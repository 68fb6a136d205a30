package io.recredit.send.intake;

import io.recredit.contracts.Amount;
import io.recredit.contracts.Purpose;
import io.recredit.send.message.SubstitutionView;
import io.recredit.send.pricing.Price;
import io.recredit.send.segment.Alphabet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message that passed every check and has its price.
 *
 * @param recipient E.164 with the plus sign
 * @param body as it is sent: after smart substitution, if there was any
 * @param alphabet what it is written in, on the bill and on the wire
 * @param characters as the alphabet counts them
 * @param substitution what smart substitution did, null if it was not asked for
 * @param currency of the balance that it is taken from
 * @param price of one segment, in that currency
 */
record NewMessage(
        UUID id,
        @Nullable UUID user,
        String recipient,
        String sender,
        String body,
        Purpose purpose,
        Alphabet alphabet,
        int characters,
        int segments,
        @Nullable SubstitutionView substitution,
        String currency,
        Price price) {

    /** The price of all segments. */
    Amount total() {
        return price.perSegment().times(segments);
    }
}
