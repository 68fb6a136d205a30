package io.recredit.localstack.processor;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A Checkout Session in setup mode, {@code cs_test_...}, and its setup intent, {@code seti_...}, which has no life of
 * its own.
 *
 * @param url of the hosted page
 * @param cancelUrl where giving up leads; null if it was not given
 * @param card the stored card; null as long as there is none
 * @param endsAt when it expires, or was made to
 */
record CardSetup(
        String id,
        String customer,
        String url,
        String successUrl,
        @Nullable String cancelUrl,
        Map<String, String> metadata,
        @Nullable String card,
        Instant createdAt,
        Instant endsAt)
        implements Kept {

    static final Duration LIFE = Duration.ofHours(24);

    private static final String PREFIX = "cs_test_";
    private static final String INTENT_PREFIX = "seti_";

    static String newId() {
        return Tokens.withPrefix(PREFIX);
    }

    /** The id of the session that the setup intent belongs to. */
    static String idOfIntent(String intent) {
        return intent.replaceFirst("^" + INTENT_PREFIX, PREFIX);
    }

    @JsonIgnore
    String intent() {
        return INTENT_PREFIX + id.substring(PREFIX.length());
    }

    /** {@code open}, {@code complete} or {@code expired}. */
    String status(Instant now) {
        if (card != null) {
            return "complete";
        }
        return now.isBefore(endsAt) ? "open" : "expired";
    }

    CardSetup completed(String storedCard) {
        return new CardSetup(id, customer, url, successUrl, cancelUrl, metadata, storedCard, createdAt, endsAt);
    }

    CardSetup endedAt(Instant now) {
        return new CardSetup(id, customer, url, successUrl, cancelUrl, metadata, card, createdAt, now);
    }
}
