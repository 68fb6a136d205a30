package io.recredit.bench.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** Numbers as they are worth telling: a measurement is not more exact than its three leading digits. */
public final class Figure {

    private static final MathContext THREE_DIGITS = new MathContext(3);

    private Figure() {}

    /** Rounded to three leading digits, e.g. 31,234.5 to 31,200 and 0.98765 to 0.988. */
    public static double rounded(double value) {
        return Double.isFinite(value)
                ? new BigDecimal(value).round(THREE_DIGITS).doubleValue()
                : value;
    }

    /** Rounded and readable, e.g. {@code 31,200}, {@code 43.1}, {@code 0.988}; a dash for what is no number. */
    public static String text(double value) {
        if (!Double.isFinite(value)) {
            return "-";
        }
        BigDecimal rounded = new BigDecimal(value).round(THREE_DIGITS);
        return String.format(Locale.ROOT, "%,." + Math.clamp(rounded.scale(), 0, 3) + "f", rounded);
    }

    /** A count, exactly, e.g. {@code 500,000}. */
    public static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
