package io.recredit.billing.pack;

import io.recredit.contracts.Amount;
import java.util.Currency;

/** Amounts of money in the smallest unit of their currency (ISO 4217), e.g. cents: what cards are charged in. */
public final class MinorUnits {

    private MinorUnits() {}

    /** Whether it is a whole number of them. */
    public static boolean isWhole(Amount amount, String currency) {
        return amount.micros() % micros(currency) == 0;
    }

    /**
     * How many millionths of the currency one of them is. No currency has more than four fraction digits; ISO 4217's own
     * codes have none (-1).
     */
    public static long micros(String currency) {
        long micros = Amount.MICROS_PER_UNIT;
        for (int digit = Currency.getInstance(currency).getDefaultFractionDigits(); digit > 0; digit--) {
            micros /= 10;
        }
        return micros;
    }
}
