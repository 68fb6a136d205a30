package io.recredit.notification.text;

import io.recredit.contracts.TopupChanged;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
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

    /** E.g. {@code €6.00 (excluding VAT)}. */
    String withoutVat(String price) {
        return word("cost.net").replace("{0}", price);
    }

    /** E.g. {@code €7.20 (including VAT)}. */
    String withVat(String total) {
        return word("cost.total").replace("{0}", total);
    }

    /** E.g. {@code VAT (20%): €1.20}, or why none is charged. */
    String vat(TopupChanged.Vat vat, String currency, Wording wording) {
        return switch (vat.treatment()) {
            case DOMESTIC, DESTINATION ->
                word("vat.taxed")
                        .replace("{0}", wording.percent(vat.rate()))
                        .replace("{1}", wording.amount(vat.vat(), currency));
            case REVERSE_CHARGE -> word("vat.reverse-charge");
            case OUTSIDE_SCOPE -> word("vat.outside-scope");
        };
    }

    /** In one line: {@code Acme SARL, 12 rue du Port, 13002 Marseille, France, VAT id FR11987654321}. */
    String party(TopupChanged.Party party, Wording wording) {
        List<String> parts = new ArrayList<>();
        parts.add(party.name());
        parts.addAll(party.address());
        parts.add(wording.country(party.country()));
        String vatId = party.vatId();
        if (vatId != null) {
            parts.add(word("vat.id").replace("{0}", vatId));
        }
        return String.join(", ", parts);
    }

    private String word(String key) {
        String word = words.getProperty(key);
        if (word == null) {
            throw new IllegalStateException("no word for " + key);
        }
        return word;
    }
}
