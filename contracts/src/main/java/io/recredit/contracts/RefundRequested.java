package io.recredit.contracts;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A charged message did not go out, or the account refunds failed deliveries: its whole charge is to be given back.
 *
 * @param id the message's and the charge's id
 * @param user the charge's user, if any
 * @param currency the charge's currency: tells which balance is to be locked
 * @param amount the charge's amount; a refund of another amount is refused as invalid
 * @param reason why, as a short code such as {@code carrier-refused}; shown in the credit log
 */
public record RefundRequested(
        UUID id,
        String customer,
        String account,
        @Nullable UUID user,
        String currency,
        Amount amount,
        String reason,
        Instant requestedAt) {

    public static final String TYPE = "io.recredit.send.refund-requested.v1";
}
