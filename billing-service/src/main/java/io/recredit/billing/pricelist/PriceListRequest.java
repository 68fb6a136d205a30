package io.recredit.billing.pricelist;

import io.recredit.billing.tariff.Countries;
import io.recredit.contracts.WireName;
import io.recredit.kit.problem.Checks;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The query parameters as they came. */
record PriceListRequest(
        @Nullable String currency,
        @Nullable String at,
        @Nullable String country,
        @Nullable String language,
        @Nullable String number) {

    private static final Pattern E164 = Pattern.compile("\\+[1-9][0-9]{6,14}");

    static PriceListRequest ofList(
            @Nullable String currency, @Nullable String at, @Nullable String country, @Nullable String language) {
        return new PriceListRequest(currency, at, country, language, null);
    }

    static PriceListRequest ofNumber(
            @Nullable String currency, @Nullable String at, @Nullable String language, @Nullable String number) {
        return new PriceListRequest(currency, at, null, language, number == null ? "" : number);
    }

    /** What is asked for; a 400 that names every wrong parameter, if there is one. The number is not repeated in it. */
    PriceQuery check(Instant now) {
        Checks checks = new Checks();
        if (currency != null) {
            checks.currency("currency", currency);
        }
        Instant time = checks.time("at", at).orElse(now);
        checks.that(
                country == null || Countries.isKnown(country),
                "country",
                "unknown-country",
                "must be an ISO 3166-1 alpha-2 code in capitals");
        Optional<Language> named =
                language == null ? Optional.of(Language.ENGLISH) : WireName.parse(Language.class, language);
        checks.that(named.isPresent(), "language", "unknown-language", "must be en, fr or it");
        if (number != null) {
            checkNumber(checks, number);
        }
        checks.throwIfAny();
        return new PriceQuery(
                currency == null ? Checks.CREDIT : currency,
                time,
                country,
                named.orElseThrow(),
                number == null ? "" : number.substring(1));
    }

    /** In a query a plus sign that is not encoded means a space, which is how it arrives here. */
    private static void checkNumber(Checks checks, String number) {
        if (number.isEmpty()) {
            checks.required("number", null);
        } else if (number.startsWith(" ")
                && E164.matcher(number.replaceFirst(" ", "+")).matches()) {
            checks.that(false, "number", "plus-not-encoded", "must have its plus sign written as %2B in the address");
        } else {
            checks.that(
                    E164.matcher(number).matches(),
                    "number",
                    "not-e164",
                    "must be an international number: + (written %2B) and 7 to 15 digits");
        }
    }
}
