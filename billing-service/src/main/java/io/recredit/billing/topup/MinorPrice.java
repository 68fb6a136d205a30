package io.recredit.billing.topup;

import io.recredit.contracts.Amount;
import java.util.Currency;

/**
 * A price as card processors count it.
 *
 * @param minorUnits not negative, in the currency's smallest unit (ISO 4217), e.g. cents
 * @param currency ISO 4217
 */
public record MinorPrice(long minorUnits, String currency) {

    /** Of what is not for sale: 0 of ISO 4217's "no currency". */
    static final MinorPrice NONE = new MinorPrice(0, "XXX");

    /**
     * From an amount of money.
     *
     * @throws ArithmeticException if it is not in whole minor units
     */
    static MinorPrice of(Amount amount, String currency) {
        long unit = microsOfMinorUnit(currency);
        if (amount.micros() % unit != 0) {
            throw new ArithmeticException(amount + " " + currency + " is not in whole minor units");
        }
        return new MinorPrice(amount.micros() / unit, currency);
    }

    /** @throws ArithmeticException if it is more than there are numbers for */
    MinorPrice times(long factor) {
        return new MinorPrice(Math.multiplyExact(minorUnits, factor), currency);
    }

    /** As an amount of its currency. */
    Amount amount() {
        return Amount.ofMicros(Math.multiplyExact(minorUnits, microsOfMinorUnit(currency)));
    }

    /** No currency has more than four fraction digits; ISO 4217's own codes have none (-1). */
    private static long microsOfMinorUnit(String currency) {
        int digits = Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
        long micros = Amount.MICROS_PER_UNIT;
        for (int i = 0; i < digits; i++) {
            micros /= 10;
        }
        return micros;
    }
}
