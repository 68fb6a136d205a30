package io.recredit.contracts;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message asks to be charged before it leaves. It never carries the recipient's number or the text.
 *
 * @param id the message's id (UUIDv7, made by send-service); it becomes the ledger entry's id
 * @param user the sending identity, if any
 * @param amount price × segments, not negative
 * @param segments billed parts of the message, at least 1
 * @param country ISO 3166-1 alpha-2 code of the destination
 * @param prefix the tariff prefix that matched, digits only
 * @param acceptedAt when the message was accepted: decides the price and the user's spending periods
 * @param validUntil past this time an undecided charge is refused as expired
 */
public record ChargeRequested(
        UUID id,
        String customer,
        String account,
        @Nullable UUID user,
        String currency,
        Amount amount,
        int segments,
        String country,
        String prefix,
        Purpose purpose,
        Instant acceptedAt,
        Instant validUntil) {

    public static final String TYPE = "io.recredit.send.charge-requested.v1";
}
