package io.recredit.billing.ledger;

import io.recredit.contracts.Amount;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an entry knows about the message that was charged or refunded. Never the recipient's number.
 *
 * @param country ISO 3166-1 alpha-2 of the destination
 * @param prefix the tariff prefix that matched
 * @param purpose wire name of the purpose
 * @param periods the user's spending periods that it counts in; null without a user
 * @param allowanceAfter the user's allowance right after the entry; null if it is not part of the entry
 * @param contentHash SHA-256 of the request: a repeated id with other content is a conflict
 */
public record MessageDetails(
        @Nullable UUID user,
        int segments,
        String country,
        String prefix,
        String purpose,
        Instant acceptedAt,
        @Nullable PeriodStarts periods,
        @Nullable Amount allowanceAfter,
        byte[] contentHash) {

    /** The same message in its refund's entry, which has a request and so a hash of its own. */
    public MessageDetails ofRefund(@Nullable Amount allowance, byte[] hash) {
        return new MessageDetails(user, segments, country, prefix, purpose, acceptedAt, periods, allowance, hash);
    }
}
