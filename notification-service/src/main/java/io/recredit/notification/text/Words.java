package io.recredit.notification.text;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** The words of a language that are parts of sentences: what is told of cards and declines. */
final class Words {

    /** Brands whose name is not their code with a capital letter. */
    private static final Map<String, String> BRANDS = Map.of(
            "amex", "American Express",
            "cartes_bancaires", "Cartes Bancaires",
            "diners", "Diners Club",
            "jcb", "JCB",
            "unionpay", "UnionPay");

    private final Properties words;

    private Words(Properties words) {
        this.words = words;
    }

    static Words of(Language language) {
        Properties words = new Properties();
        try (Reader reader =
                new InputStreamReader(Texts.open("words." + language.code() + ".properties"), StandardCharsets.UTF_8)) {
            words.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Words(words);
    }

    String reason(DeclineReason reason) {
        return word("reason." + reason.key());
    }

    String advice(DeclineReason reason) {
        return word("advice." + reason.key());
    }

    /** E.g. {@code Visa ending in 4242}; null if there is no card. */
    @Nullable
    String card(@Nullable String brand, @Nullable String last4) {
        if (brand == null || brand.isEmpty() || last4 == null) {
            return null;
        }
        String name = BRANDS.getOrDefault(brand, Character.toUpperCase(brand.charAt(0)) + brand.substring(1));
        return word("card").replace("{0}", name).replace("{1}", last4);
    }

    private String word(String key) {
        String word = words.getProperty(key);
        if (word == null) {
            throw new IllegalStateException("no word for " + key);
        }
        return word;
    }
}
