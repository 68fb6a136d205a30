package io.recredit.billing.pack;

import io.recredit.contracts.Amount;
import java.util.Currency;

/** Amounts of money in the smallest unit of their currency (ISO 4217), e.g. cents: what cards are charged in. */
final class MinorUnits {

    private MinorUnits() {}

    /** Whether it is a whole number of them. */
    static boolean isWhole(Amount amount, String currency) {
        long micros = Amount.MICROS_PER_UNIT;
        for (int digit = Currency.getInstance(currency).getDefaultFractionDigits(); digit > 0; digit--) {
            micros /= 10;
        }
        return amount.micros() % micros == 0;
    }
}
