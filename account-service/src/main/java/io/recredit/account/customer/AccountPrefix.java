package io.recredit.account.customer;

/**
 * The part of service names that belongs to one customer: two letters and five digits, such as {@code ab12345}.
 *
 * <p>Made from a number that is given out once. The numbers are spread over all prefixes, so that neighbours do not tell
 * how many customers there are.
 */
public final class AccountPrefix {

    /** How many prefixes there are: 26 × 26 × 100,000. */
    public static final long COUNT = 67_600_000;

    private static final int DIGITS = 100_000;
    private static final int LETTERS = 26;

    /** Has no factor in common with {@link #COUNT}, so that no two numbers meet. */
    private static final long SPREAD = 41_777_371;

    private static final long START = 11_111_113;

    private AccountPrefix() {}

    /** @param number 0 to {@link #COUNT} - 1; different numbers give different prefixes */
    public static String of(long number) {
        if (number < 0 || number >= COUNT) {
            throw new IllegalArgumentException("no account prefix for " + number);
        }
        long place = (number * SPREAD + START) % COUNT;
        long letters = place / DIGITS;
        return "%c%c%05d".formatted((char) ('a' + letters / LETTERS), (char) ('a' + letters % LETTERS), place % DIGITS);
    }
}
