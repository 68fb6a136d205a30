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
        StringBuilder token = new StringBuilder(prefix);
        for (int i = 0; i < LENGTH; i++) {
            token.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        }
        return token.toString();
    }
}
