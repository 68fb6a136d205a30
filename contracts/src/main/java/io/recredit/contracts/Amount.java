package io.recredit.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;

/**
 * An exact decimal amount of some currency, counted in millionths.
 *
 * <p>The range is that of a {@code bigint} of millionths, about ±9.2 × 10¹². What is read is at most {@link #LARGEST} either
 * way, so that it can be negated. Arithmetic that would leave it throws
 * {@link ArithmeticException}: an amount never wraps around. In JSON an amount is a decimal string without exponent
 * and with at most {@value #MAX_FRACTION_DIGITS} fraction digits, so that no reader is tempted to use a float.
 *
 * @param micros millionths of one unit of the currency
 */
public record Amount(long micros) implements Comparable<Amount> {

    /** Fraction digits that an amount can carry. */
    public static final int MAX_FRACTION_DIGITS = 6;

    /** Millionths in one unit. */
    public static final long MICROS_PER_UNIT = 1_000_000;

    public static final Amount ZERO = new Amount(0);

    /** The largest amount; its negation is the smallest that is read. */
    public static final Amount LARGEST = new Amount(Long.MAX_VALUE);

    private static final int MAX_INTEGER_DIGITS = 13;

    /**
     * Reads a decimal such as {@code 0.7} or {@code -12}.
     *
     * @throws IllegalArgumentException if it is no plain decimal, has more than six fraction digits, or is out of range
     */
    @JsonCreator
    public static Amount of(String decimal) {
        return parse(decimal)
                .orElseThrow(() -> new IllegalArgumentException(
                        "not an amount: a decimal with at most 13 integer and 6 fraction digits is expected"));
    }

    /** Reads a decimal, empty if it is not one that {@link #of(String)} accepts. */
    public static Optional<Amount> parse(String decimal) {
        boolean negative = decimal.startsWith("-");
        int start = negative ? 1 : 0;
        int point = decimal.indexOf('.');
        int unitsEnd = point < 0 ? decimal.length() : point;
        long units = digits(decimal, start, unitsEnd, MAX_INTEGER_DIGITS);
        long fraction = point < 0 ? 0 : digits(decimal, point + 1, decimal.length(), MAX_FRACTION_DIGITS);
        if (units < 0 || fraction < 0 || units > Long.MAX_VALUE / MICROS_PER_UNIT) {
            return Optional.empty();
        }
        for (int places = point < 0 ? 0 : decimal.length() - point - 1; places < MAX_FRACTION_DIGITS; places++) {
            fraction *= 10;
        }
        long micros = units * MICROS_PER_UNIT + fraction;
        return micros < 0 ? Optional.empty() : Optional.of(new Amount(negative ? -micros : micros));
    }

    /** The number that some characters are, or -1 if they are not from one to so many ASCII digits. */
    private static long digits(String text, int from, int to, int most) {
        if (from >= to || to - from > most) {
            return -1;
        }
        long number = 0;
        for (int i = from; i < to; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = number * 10 + digit;
        }
        return number;
    }

    public static Amount ofMicros(long micros) {
        return new Amount(micros);
    }

    public static Amount ofUnits(long units) {
        return new Amount(Math.multiplyExact(units, MICROS_PER_UNIT));
    }

    public Amount plus(Amount other) {
        return new Amount(Math.addExact(micros, other.micros));
    }

    public Amount minus(Amount other) {
        return new Amount(Math.subtractExact(micros, other.micros));
    }

    public Amount times(int factor) {
        return new Amount(Math.multiplyExact(micros, (long) factor));
    }

    public Amount negate() {
        return new Amount(Math.negateExact(micros));
    }

    public boolean isPositive() {
        return micros > 0;
    }

    public boolean isNegative() {
        return micros < 0;
    }

    public boolean isLessThan(Amount other) {
        return micros < other.micros;
    }

    @Override
    public int compareTo(Amount other) {
        return Long.compare(micros, other.micros);
    }

    /** The plain decimal without trailing zeros: {@code 0.7}, {@code 100}, {@code -12.000001}. */
    @JsonValue
    @Override
    public String toString() {
        long units = micros / MICROS_PER_UNIT;
        long fraction = Math.abs(micros % MICROS_PER_UNIT);
        String sign = micros < 0 && units == 0 ? "-" : "";
        if (fraction == 0) {
            return sign + units;
        }
        // A one in front keeps the leading zeros.
        String digits = Long.toString(MICROS_PER_UNIT + fraction).substring(1);
        int end = digits.length();
        while (digits.charAt(end - 1) == '0') {
            end--;
        }
        return sign + units + "." + digits.substring(0, end);
    }
}
