package io.recredit.billing.pricelist;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How the countries of a price list are called. The names are Unicode's (CLDR), as they come with the JDK. */
final class CountryNames {

    /** Codes that ISO 3166-1 does not assign, in English, French and Italian; see {@code Countries}. */
    private static final Map<String, List<String>> BEYOND_ISO_3166 = Map.of(
            "XK", List.of("Kosovo", "Kosovo", "Kosovo"),
            "AC", List.of("Ascension Island", "Île de l’Ascension", "Isola Ascensione"),
            "TA", List.of("Tristan da Cunha", "Tristan da Cunha", "Tristan da Cunha"),
            "ZZ", List.of("No country", "Aucun pays", "Nessun paese"));

    private static final Map<Language, Map<String, String>> NAMES = new EnumMap<>(Language.class);

    static {
        for (Language language : Language.values()) {
            Map<String, String> names = new HashMap<>();
            for (String code : Locale.getISOCountries()) {
                names.put(code, Locale.of("", code).getDisplayCountry(language.locale()));
            }
            BEYOND_ISO_3166.forEach((code, inEach) -> names.put(code, inEach.get(language.ordinal())));
            NAMES.put(language, Map.copyOf(names));
        }
    }

    private CountryNames() {}

    /** The country's name; its code if it has none. */
    static String of(String code, Language language) {
        return NAMES.getOrDefault(language, Map.of()).getOrDefault(code, code);
    }
}
