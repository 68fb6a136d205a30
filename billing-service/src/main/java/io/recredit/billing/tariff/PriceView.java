package io.recredit.billing.tariff;

import io.recredit.contracts.Amount;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What one segment to a destination costs. */
@Schema(name = "Price")
record PriceView(
        @Schema(examples = "39", description = "digits of the international number; the longest that matches wins")
        String prefix,

        @Schema(examples = "IT", description = "ISO 3166-1 alpha-2; ZZ for numbers of no country")
        String country,

        @Schema(examples = "0.7", implementation = String.class)
        Amount price) {

    static PriceView of(TariffPriceEntity row) {
        return new PriceView(row.prefix, row.country, Amount.ofMicros(row.priceMicros));
    }
}
