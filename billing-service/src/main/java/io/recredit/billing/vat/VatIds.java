package io.recredit.billing.vat;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The form of VAT identification numbers. Whether one is registered is not checked: that is for VIES.
 *
 * <p>Source: European Commission, VIES, question 11 of its FAQ: "What is the format of a VAT number?"
 */
public final class VatIds {

    /** Characters of one at most, separators not counted. */
    public static final int MAX_LENGTH = 20;

    /** Per member state what comes after the prefix, which is the ISO code but in Greece. */
    private static final Map<String, Pattern> OF_MEMBER_STATES = Map.ofEntries(
                    Map.entry("AT", "U[0-9]{8}"),
                    Map.entry("BE", "[01][0-9]{9}"),
                    Map.entry("BG", "[0-9]{9,10}"),
                    Map.entry("CY", "[0-9]{8}[A-Z]"),
                    Map.entry("CZ", "[0-9]{8,10}"),
                    Map.entry("DE", "[0-9]{9}"),
                    Map.entry("DK", "[0-9]{8}"),
                    Map.entry("EE", "[0-9]{9}"),
                    Map.entry("ES", "[A-Z][0-9]{7}[A-Z0-9]|[0-9]{8}[A-Z]"),
                    Map.entry("FI", "[0-9]{8}"),
                    Map.entry("FR", "[A-Z0-9]{2}[0-9]{9}"),
                    Map.entry("GR", "[0-9]{9}"),
                    Map.entry("HR", "[0-9]{11}"),
                    Map.entry("HU", "[0-9]{8}"),
                    Map.entry("IE", "[0-9][A-Z0-9+*][0-9]{5}[A-Z]|[0-9]{7}[A-W][A-I]"),
                    Map.entry("IT", "[0-9]{11}"),
                    Map.entry("LT", "[0-9]{9}|[0-9]{12}"),
                    Map.entry("LU", "[0-9]{8}"),
                    Map.entry("LV", "[0-9]{11}"),
                    Map.entry("MT", "[0-9]{8}"),
                    Map.entry("NL", "[A-Z0-9+*]{9}B[A-Z0-9+*]{2}"),
                    Map.entry("PL", "[0-9]{10}"),
                    Map.entry("PT", "[0-9]{9}"),
                    Map.entry("RO", "[0-9]{2,10}"),
                    Map.entry("SE", "[0-9]{12}"),
                    Map.entry("SI", "[0-9]{8}"),
                    Map.entry("SK", "[0-9]{10}"))
            .entrySet()
            .stream()
            .collect(Collectors.toUnmodifiableMap(
                    Map.Entry::getKey,
                    state -> Pattern.compile(prefixOf(state.getKey()) + "(?:" + state.getValue() + ")")));

    /** Elsewhere it is shown on receipts and decides nothing, so its form is not known here. */
    private static final Pattern ELSEWHERE = Pattern.compile("[A-Z0-9]{2," + MAX_LENGTH + "}");

    private static final Pattern SEPARATORS = Pattern.compile("[ .-]");

    private VatIds() {}

    /**
     * The number in capital letters and without spaces, points and hyphens; empty if it has not the form of the country's.
     *
     * @param country ISO 3166-1 alpha-2
     */
    public static Optional<String> normal(String country, String text) {
        String compact = SEPARATORS.matcher(text).replaceAll("").toUpperCase(Locale.ROOT);
        Pattern form = OF_MEMBER_STATES.getOrDefault(VatArea.of(country), ELSEWHERE);
        return form.matcher(compact).matches() ? Optional.of(compact) : Optional.empty();
    }

    private static String prefixOf(String country) {
        return country.equals("GR") ? "EL" : country;
    }
}
