package io.recredit.billing.tariff;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A tariff without its prices.
 *
 * @param validUntil when the next one of the currency begins; absent while there is none
 * @param prices how many there are
 */
@Schema(name = "Tariff", description = "The price list of one currency from a point in time on")
record TariffView(
        @Schema(examples = "credit-2026") String id,
        @Schema(examples = "CREDIT") String currency,
        Instant validFrom,

        @Schema(description = "when the next one of the currency begins; absent while there is none") @Nullable
        Instant validUntil,

        @Schema(examples = "341") int prices)
        implements ImportView {

    static TariffView of(TariffEntity row) {
        return new TariffView(row.id, row.currency, row.validFrom, row.validUntil, row.prices);
    }
}
