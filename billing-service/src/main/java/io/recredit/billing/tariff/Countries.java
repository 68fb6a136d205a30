package io.recredit.billing.tariff;

import java.util.Locale;
import java.util.Set;

/** The country codes that a price may name. */
public final class Countries {

    private static final Set<String> ISO_3166 = Set.of(Locale.getISOCountries());

    /**
     * Codes that ISO 3166-1 does not assign, yet numbering plans need: Kosovo (+383), Ascension (+247) and Tristan da
     * Cunha (+290 8), and {@code ZZ} for numbers of no country, such as satellite telephones (+881).
     */
    private static final Set<String> BEYOND_ISO_3166 = Set.of("XK", "AC", "TA", "ZZ");

    private Countries() {}

    /** Whether it is an ISO 3166-1 alpha-2 code in capital letters, or one of the four that stand beside them. */
    public static boolean isKnown(String code) {
        return ISO_3166.contains(code) || BEYOND_ISO_3166.contains(code);
    }
}
