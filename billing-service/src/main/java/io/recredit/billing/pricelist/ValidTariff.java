package io.recredit.billing.pricelist;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The tariff of a currency that is valid at some time.
 *
 * @param validUntil when the next one begins; null while there is none
 */
public record ValidTariff(
        String id,
        String currency,
        Instant validFrom,
        @Nullable Instant validUntil) {}
