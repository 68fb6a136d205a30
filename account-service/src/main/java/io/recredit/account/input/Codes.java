package io.recredit.account.input;

import io.recredit.kit.problem.Checks;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The codes that accounts carry: countries, languages and time zones. */
public final class Codes {

    /** The languages that we write to people in. */
    public static final List<String> LANGUAGES = List.of("en", "fr", "it");

    private static final Set<String> COUNTRIES =
            Arrays.stream(Locale.getISOCountries()).collect(Collectors.toUnmodifiableSet());

    /** Names such as {@code Europe/Paris}; the old three-letter names are ambiguous. */
    private static final Set<String> TIME_ZONES = ZoneId.getAvailableZoneIds().stream()
            .filter(zone -> zone.equals("UTC") || (zone.contains("/") && !zone.startsWith("SystemV/")))
            .collect(Collectors.toUnmodifiableSet());

    private Codes() {}

    /** ISO 3166-1 alpha-2, upper case. */
    public static boolean country(Checks checks, String field, @Nullable String value) {
        return checks.required(field, value)
                && checks.that(
                        COUNTRIES.contains(String.valueOf(value)),
                        field,
                        "unknown-country",
                        "must be an ISO 3166-1 alpha-2 code such as FR");
    }

    public static boolean language(Checks checks, String field, @Nullable String value) {
        return checks.required(field, value)
                && checks.that(
                        LANGUAGES.contains(String.valueOf(value)),
                        field,
                        "unknown-language",
                        "must be one of " + String.join(", ", LANGUAGES));
    }

    /** An IANA name. */
    public static boolean timeZone(Checks checks, String field, @Nullable String value) {
        return checks.required(field, value)
                && checks.that(
                        TIME_ZONES.contains(String.valueOf(value)),
                        field,
                        "unknown-time-zone",
                        "must be an IANA name such as Europe/Paris");
    }
}
