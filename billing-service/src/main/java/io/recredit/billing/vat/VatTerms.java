package io.recredit.billing.vat;

import io.recredit.contracts.Amount;
import io.recredit.contracts.VatTreatment;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * On which terms somebody buys at some time.
 *
 * @param percent the rate, 0 to 100; 0 if none is charged
 * @param buyer as the billing profile was
 */
public record VatTerms(VatTreatment treatment, Amount percent, Seller seller, Party buyer) {

    private static final BigDecimal MICROS_OF_WHOLE = BigDecimal.valueOf(100 * Amount.MICROS_PER_UNIT);

    /**
     * The VAT on one line of a receipt, rounded half up to whole minor units of the currency.
     *
     * @param netMinor not negative, in minor units
     * @throws ArithmeticException if it is more than there are numbers for
     */
    public ChargedVat on(long netMinor) {
        long vat = BigDecimal.valueOf(netMinor)
                .multiply(BigDecimal.valueOf(percent.micros()))
                .divide(MICROS_OF_WHOLE, 0, RoundingMode.HALF_UP)
                .longValueExact();
        return new ChargedVat(this, vat);
    }

    /**
     * The largest net amount that costs no more than this with VAT.
     *
     * @param totalMinor not negative, in minor units
     */
    public long largestNetWithin(long totalMinor) {
        long net = BigDecimal.valueOf(totalMinor)
                .multiply(MICROS_OF_WHOLE)
                .divide(MICROS_OF_WHOLE.add(BigDecimal.valueOf(percent.micros())), 0, RoundingMode.UP)
                .longValueExact();
        // VAT that is rounded down leaves room for a net amount that is a little larger than the quotient.
        while (net + on(net).minorUnits() > totalMinor) {
            net--;
        }
        return net;
    }
}
