package io.recredit.localstack.processor;

import java.security.SecureRandom;

/** Random ids as Stripe makes them. */
final class Tokens {

    private static final String LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int LENGTH = 24;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Tokens() {}

    /** The prefix and 24 random letters and digits. */
    static String withPrefix(String prefix) {
        byte[] random = new byte[LENGTH];
        RANDOM.nextBytes(random);
        StringBuilder token = new StringBuilder(prefix);
        for (byte octet : random) {
            token.append(LETTERS.charAt((octet & 0xFF) % LETTERS.length()));
        }
        return token.toString();
    }
}
