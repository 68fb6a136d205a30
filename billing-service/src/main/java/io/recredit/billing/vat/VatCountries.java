package io.recredit.billing.vat;

import io.recredit.kit.problem.Checks;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The countries that a seller or buyer may be in. */
public final class VatCountries {

    private static final Set<String> ISO_3166 = Set.of(Locale.getISOCountries());

    private VatCountries() {}

    /** Notes an error unless it is an ISO 3166-1 alpha-2 code in capital letters. */
    public static boolean check(Checks checks, String field, @Nullable String code) {
        return checks.required(field, code)
                && checks.that(
                        code != null && ISO_3166.contains(code),
                        field,
                        "unknown-country",
                        "must be an ISO 3166-1 alpha-2 code such as FR");
    }
}
