package io.recredit.billing.episode;

import io.recredit.contracts.LowBalance.Cause;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.UUID;

/**
 * Makes an episode's id from what opened it, so that deciding needs no source of randomness: the same charges on the
 * same balance open the same episode. A rule opens at most one episode per cause and time.
 */
final class EpisodeId {

    private static final long VERSION_7 = 0x7000;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    private EpisodeId() {}

    /** A UUIDv7 (RFC 9562 §5.7) of that time; what is usually random in it is a hash of rule, cause and time. */
    static UUID of(BalanceRule rule, Cause cause, Instant now) {
        ByteBuffer hash = ByteBuffer.wrap(sha256(String.join(
                "\n",
                rule.balance().customer(),
                rule.balance().account(),
                rule.balance().currency(),
                rule.rule().wireName(),
                cause.kind(),
                cause.id(),
                now.toString())));
        long high = (now.toEpochMilli() << 16) | VERSION_7 | (hash.getLong() & 0xfff);
        long low = VARIANT | (hash.getLong() >>> 2);
        return new UUID(high, low);
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
