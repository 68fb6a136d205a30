package io.recredit.billing.pricelist;

import io.recredit.contracts.Amount;
import io.recredit.contracts.TariffPage.Price;
import io.recredit.kit.paging.Page;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A page of a price list, and which tariff it is of. The pages that follow are of the same one.
 *
 * @param validUntil when the next tariff begins; absent while there is none
 */
@Schema(name = "PriceList")
record PriceListView(
        @Schema(examples = "credit-2026") String tariff,
        @Schema(examples = "CREDIT") String currency,
        Instant validFrom,

        @Schema(description = "when the next tariff begins; absent while there is none") @Nullable
        Instant validUntil,

        List<ListedPriceView> items,

        @Schema(description = "what to pass as `cursor` for the next page; absent on the last one") @Nullable
        String nextCursor) {

    static PriceListView of(ValidTariff tariff, Page<Price> page, Language language) {
        return new PriceListView(
                tariff.id(),
                tariff.currency(),
                tariff.validFrom(),
                tariff.validUntil(),
                page.items().stream()
                        .map(price -> ListedPriceView.of(price, language))
                        .toList(),
                page.nextCursor());
    }

    /** What a segment to the numbers with a prefix costs. */
    @Schema(name = "ListedPrice")
    record ListedPriceView(
            @Schema(examples = "39") String prefix,
            @Schema(examples = "IT") String country,
            @Schema(examples = "Italy") String countryName,

            @Schema(examples = "0.7", implementation = String.class, description = "of one segment")
            Amount price) {

        static ListedPriceView of(Price price, Language language) {
            return new ListedPriceView(
                    price.prefix(), price.country(), CountryNames.of(price.country(), language), price.price());
        }
    }
}
