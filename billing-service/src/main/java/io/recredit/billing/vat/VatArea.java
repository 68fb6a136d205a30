package io.recredit.billing.vat;

import java.util.Map;
import java.util.Set;

/** Where the EU's common system of VAT applies, by ISO 3166-1 alpha-2 code. */
final class VatArea {

    private static final Set<String> MEMBER_STATES = Set.of(
            "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IT", "LT", "LU",
            "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK");

    /** Countries that count as another one (Directive 2006/112/EC, Article 7; the UK's Isle of Man Act 1979). */
    private static final Map<String, String> TREATED_AS = Map.of("MC", "FR", "IM", "GB");

    private VatArea() {}

    /** The country whose VAT applies there, mostly itself. Territories with a code of their own are not their state's. */
    static String of(String country) {
        return TREATED_AS.getOrDefault(country, country);
    }

    static boolean isInEu(String country) {
        return MEMBER_STATES.contains(of(country));
    }
}
