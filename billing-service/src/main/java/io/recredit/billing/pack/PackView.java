package io.recredit.billing.pack;

import io.recredit.contracts.Amount;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A pack on offer. */
@Schema(name = "Pack", description = "An amount that can be bought, and what it costs without VAT")
record PackView(
        @Schema(examples = "credit-100") String id,
        @Schema(examples = "CREDIT") String currency,

        @Schema(examples = "100", implementation = String.class)
        Amount amount,

        Price price,

        @Schema(
                examples = "0.06",
                implementation = String.class,
                description = "the price of one credit; more than six fraction digits are rounded")
        Amount unitPrice) {

    /** What it costs, without VAT. */
    @Schema(name = "PackPrice")
    record Price(
            @Schema(examples = "6", implementation = String.class)
            Amount amount,

            @Schema(examples = "EUR") String currency) {}

    static PackView of(PackEntity row) {
        return new PackView(
                row.id,
                row.currency,
                Amount.ofMicros(row.amountMicros),
                new Price(Amount.ofMicros(row.priceMicros), row.priceCurrency),
                unitPrice(row.priceMicros, row.amountMicros));
    }

    /** Rounded half up to six fraction digits: for showing, never for charging. */
    static Amount unitPrice(long priceMicros, long amountMicros) {
        return Amount.ofMicros(BigDecimal.valueOf(priceMicros)
                .movePointRight(Amount.MAX_FRACTION_DIGITS)
                .divide(BigDecimal.valueOf(amountMicros), 0, RoundingMode.HALF_UP)
                .longValueExact());
    }
}
