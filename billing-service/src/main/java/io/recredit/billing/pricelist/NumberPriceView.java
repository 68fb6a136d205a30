package io.recredit.billing.pricelist;

import io.recredit.contracts.Amount;
import io.recredit.contracts.TariffPage.Price;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a segment to one number costs. The number is not repeated. */
@Schema(name = "NumberPrice")
record NumberPriceView(
        @Schema(examples = "credit-2026") String tariff,
        @Schema(examples = "CREDIT") String currency,
        Instant validFrom,

        @Schema(description = "when the next tariff begins; absent while there is none") @Nullable
        Instant validUntil,

        @Schema(examples = "39", description = "the longest prefix of the tariff that the number begins with")
        String prefix,

        @Schema(examples = "IT") String country,
        @Schema(examples = "Italy") String countryName,

        @Schema(examples = "0.7", implementation = String.class, description = "of one segment")
        Amount price) {

    static NumberPriceView of(ValidTariff tariff, Price price, Language language) {
        return new NumberPriceView(
                tariff.id(),
                tariff.currency(),
                tariff.validFrom(),
                tariff.validUntil(),
                price.prefix(),
                price.country(),
                CountryNames.of(price.country(), language),
                price.price());
    }
}
