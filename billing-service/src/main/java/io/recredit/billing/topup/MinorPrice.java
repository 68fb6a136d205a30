package io.recredit.billing.topup;

import io.recredit.billing.pack.MinorUnits;
import io.recredit.contracts.Amount;

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
        if (!MinorUnits.isWhole(amount, currency)) {
            throw new ArithmeticException(amount + " " + currency + " is not in whole minor units");
        }
        return new MinorPrice(amount.micros() / MinorUnits.micros(currency), currency);
    }

    /** @throws ArithmeticException if it is more than there are numbers for */
    MinorPrice times(long factor) {
        return new MinorPrice(Math.multiplyExact(minorUnits, factor), currency);
    }

    /** @throws ArithmeticException if it is more than there are numbers for */
    MinorPrice plus(long more) {
        return new MinorPrice(Math.addExact(minorUnits, more), currency);
    }

    /** As an amount of its currency. */
    Amount amount() {
        return Amount.ofMicros(Math.multiplyExact(minorUnits, MinorUnits.micros(currency)));
    }
}
