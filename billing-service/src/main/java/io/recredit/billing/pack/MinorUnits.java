package io.recredit.billing.pack;

import io.recredit.contracts.Amount;
import java.util.Currency;

/** Amounts of money in the smallest unit of their currency (ISO 4217), e.g. cents: what cards are charged in. */
public final class MinorUnits {

    private MinorUnits() {}

    /** Whether it is a whole number of them. */
    public static boolean isWhole(Amount amount, String currency) {
        return amount.micros() % microsPerUnit(currency) == 0;
    }

    /**
     * How many they are.
     *
     * @param currency ISO 4217
     * @throws IllegalArgumentException if it is not a whole number of them
     */
    public static long of(Amount amount, String currency) {
        if (!isWhole(amount, currency)) {
            throw new IllegalArgumentException(amount + " " + currency + " is not in whole minor units");
        }
        return amount.micros() / microsPerUnit(currency);
    }

    private static long microsPerUnit(String currency) {
        long micros = Amount.MICROS_PER_UNIT;
        for (int digit = Currency.getInstance(currency).getDefaultFractionDigits(); digit > 0; digit--) {
            micros /= 10;
        }
        return micros;
    }
}
