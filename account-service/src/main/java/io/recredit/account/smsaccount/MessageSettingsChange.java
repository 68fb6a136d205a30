package io.recredit.account.smsaccount;

import io.recredit.account.input.Codes;
import io.recredit.contracts.AccountState;
import io.recredit.contracts.NationalLanguage;
import io.recredit.contracts.WireName;
import io.recredit.kit.problem.Checks;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Message settings as a request has them. What is absent stays as it is; a list or a map that is there replaces the whole
 * one, so that an empty one takes everything away.
 */
record MessageSettingsChange(
        @Nullable Integer maxSegments,
        @Nullable List<@Nullable String> nationalLanguages,
        @Nullable Map<String, @Nullable String> destinationCurrencies) {

    /** Notes every wrong field. */
    void check(Checks checks) {
        if (maxSegments != null) {
            checks.that(
                    maxSegments >= 1 && maxSegments <= AccountState.MOST_SEGMENTS,
                    "maxSegments",
                    "out-of-range",
                    "must be 1 to " + AccountState.MOST_SEGMENTS);
        }
        if (nationalLanguages != null) {
            checkLanguages(checks, nationalLanguages);
        }
        if (destinationCurrencies != null) {
            checkCurrencies(checks, destinationCurrencies);
        }
    }

    private static void checkLanguages(Checks checks, List<@Nullable String> names) {
        Set<NationalLanguage> known = EnumSet.noneOf(NationalLanguage.class);
        for (int i = 0; i < names.size(); i++) {
            String field = "nationalLanguages[" + i + "]";
            NationalLanguage language = WireName.parse(NationalLanguage.class, String.valueOf(names.get(i)))
                    .orElse(null);
            if (checks.that(language != null, field, "unknown-national-language", "must be tr, es or pt")
                    && language != null) {
                checks.that(known.add(language), field, "duplicate", "is there already");
            }
        }
    }

    private static void checkCurrencies(Checks checks, Map<String, @Nullable String> byCountry) {
        checks.that(
                byCountry.size() <= AccountState.MOST_DESTINATION_CURRENCIES,
                "destinationCurrencies",
                "size",
                "must have at most " + AccountState.MOST_DESTINATION_CURRENCIES + " countries");
        // A name that is no country is not repeated: it may be as long as the body.
        byCountry.forEach((country, currency) -> {
            if (Codes.country(checks, "destinationCurrencies", country)) {
                checks.currency("destinationCurrencies." + country, currency);
            }
        });
    }

    /** The settings after the change, which was checked. */
    MessageSettings after(MessageSettings before) {
        return new MessageSettings(
                maxSegments == null ? before.maxSegments() : maxSegments,
                nationalLanguages == null ? before.nationalLanguages() : languages(nationalLanguages),
                destinationCurrencies == null ? before.destinationCurrencies() : currencies(destinationCurrencies));
    }

    private static Set<NationalLanguage> languages(List<@Nullable String> names) {
        Set<NationalLanguage> languages = EnumSet.noneOf(NationalLanguage.class);
        names.forEach(name -> languages.add(WireName.of(NationalLanguage.class, String.valueOf(name))));
        return languages;
    }

    private static Map<String, String> currencies(Map<String, @Nullable String> byCountry) {
        Map<String, String> currencies = new HashMap<>();
        byCountry.forEach((country, currency) -> currencies.put(country, String.valueOf(currency)));
        return currencies;
    }
}
