package io.recredit.billing.transfer;

import io.recredit.contracts.Amount;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/** How much a caller wants to move, as it was written: an amount, or what is wrong with it. */
sealed interface AmountToMove {

    /** @param amount positive */
    record Valid(Amount amount) implements AmountToMove {}

    /** What is wrong with it; each has a kind of problem of its own. */
    enum Fault implements AmountToMove {
        NOT_AN_AMOUNT("not-an-amount", "Not an amount", "must be a decimal such as 0.7"),
        TOO_MANY_DIGITS(
                "too-many-digits",
                "Too many digits",
                "must have at most " + Amount.MAX_FRACTION_DIGITS + " fraction digits and be within ±"
                        + Amount.LARGEST),
        ZERO("zero", "Amount is zero", "must not be zero"),
        NEGATIVE("negative", "Amount is negative", "must be positive");

        private final String code;
        private final String title;
        private final String detail;

        Fault(String code, String title, String detail) {
            this.code = code;
            this.title = title;
            this.detail = detail;
        }

        /** Short and stable, for programs. */
        String code() {
            return code;
        }

        String title() {
            return title;
        }

        /** What is asked for, for people. */
        String detail() {
            return detail;
        }
    }

    /** Digits before and behind the point, however many. */
    Pattern PLAIN = Pattern.compile("-?[0-9]+(\\.[0-9]+)?");

    /** Digits before the point at most; {@link Amount#LARGEST} has 13. */
    int MAX_INTEGER_DIGITS = 13;

    /** Reads a decimal without exponent. */
    static AmountToMove ofText(String decimal) {
        Optional<Amount> read = Amount.parse(decimal);
        if (read.isEmpty()) {
            return PLAIN.matcher(decimal).matches() ? Fault.TOO_MANY_DIGITS : Fault.NOT_AN_AMOUNT;
        }
        Amount amount = read.get();
        if (amount.micros() == 0) {
            return Fault.ZERO;
        }
        return amount.isNegative() ? Fault.NEGATIVE : new Valid(amount);
    }

    /**
     * Reads a JSON number (RFC 8259 §6), which some libraries write with an exponent: Python says {@code 1e-06}. It is
     * never a float on the way.
     */
    static AmountToMove ofJsonNumber(String number) {
        BigDecimal exact;
        try {
            exact = new BigDecimal(number).stripTrailingZeros();
        } catch (NumberFormatException exponentOutOfRange) {
            return Fault.TOO_MANY_DIGITS;
        }
        long integerDigits = (long) exact.precision() - exact.scale();
        // Before it is written out, which an exponent could make very long.
        return exact.scale() > Amount.MAX_FRACTION_DIGITS || integerDigits > MAX_INTEGER_DIGITS
                ? Fault.TOO_MANY_DIGITS
                : ofText(exact.toPlainString());
    }
}
