package io.recredit.billing.tariff;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A tariff without its prices.
 *
 * @param prices how many there are
 */
@Schema(name = "Tariff", description = "The price list of one currency from a point in time on")
record TariffView(
        @Schema(examples = "credit-2026") String id,
        @Schema(examples = "CREDIT") String currency,
        Instant validFrom,
        @Schema(examples = "341") int prices) {

    static TariffView of(Tariff tariff) {
        return new TariffView(
                tariff.id(),
                tariff.currency(),
                tariff.validFrom(),
                tariff.prices().size());
    }

    static TariffView of(TariffEntity row) {
        return new TariffView(row.id, row.currency, row.validFrom, row.prices);
    }
}
