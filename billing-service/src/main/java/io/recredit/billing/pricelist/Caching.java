package io.recredit.billing.pricelist;

import io.recredit.kit.idempotency.ContentHash;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * How long an answer may be kept, and by which tag it is known again (RFC 9110 §8.8.3, RFC 9111). A tariff never changes,
 * so the tag needs only say which tariff it is and what was asked of it; nothing has to be read for a 304.
 */
final class Caching {

    /** A new tariff is imported at least that long before it is valid, so no cache shows a price that is not any more. */
    static final Duration MAX_AGE = Duration.ofMinutes(1);

    private static final int TAG_BYTES = 16;

    private Caching() {}

    /** The tag, with its quotation marks. */
    static String tag(ValidTariff tariff, @Nullable Object... asked) {
        String content = tariff.id() + '\n' + tariff.validUntil() + '\n' + Arrays.toString(asked);
        byte[] hash = ContentHash.of(content.getBytes(StandardCharsets.UTF_8));
        return '"' + HexFormat.of().formatHex(hash, 0, TAG_BYTES) + '"';
    }

    /** Whether the caller has the answer with that tag. Compared weakly: somebody on the way may have packed it. */
    static boolean isKnown(@Nullable String ifNoneMatch, String tag) {
        return ifNoneMatch != null
                && Arrays.stream(ifNoneMatch.split(",", -1))
                        .map(known -> known.strip().replaceFirst("^W/", ""))
                        .anyMatch(known -> known.equals(tag) || known.equals("*"));
    }

    /**
     * The value of {@code Cache-Control}.
     *
     * @param scope {@code public}, or {@code private} if only the caller's own cache may keep it
     */
    static String control(String scope, ValidTariff tariff, Instant now) {
        Instant until = tariff.validUntil();
        long left = until == null || until.isBefore(now)
                ? MAX_AGE.toSeconds()
                : Math.min(MAX_AGE.toSeconds(), Duration.between(now, until).toSeconds());
        return scope + ", max-age=" + left;
    }
}
