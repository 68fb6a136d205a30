package io.recredit.billing.vat;

import io.recredit.contracts.Amount;
import io.recredit.kit.problem.Checks;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body of a rate as it came; country and day are in the path. */
@Schema(name = "VatRateRequest", examples = """
                {"percent": "25.5"}""")
record VatRateRequest(
        @Schema(required = true, description = "decimal, from 0 to 100", examples = "25.5") @Nullable
        String percent) {

    private static final Amount MOST = Amount.ofUnits(100);
    private static final int FIRST_YEAR = 1950;
    private static final int LAST_YEAR = 9999;

    /** The rate; a 400 naming every wrong field if there is one. */
    VatRate of(String country, String validFrom) {
        Checks checks = new Checks();
        VatCountries.check(checks, "country", country);
        Optional<LocalDate> day = day(validFrom);
        checks.that(day.isPresent(), "validFrom", "not-a-date", "must be a day such as 2027-01-01");
        Optional<Amount> rate = checks.amount("percent", percent)
                .filter(value -> checks.that(
                        !value.isNegative() && !MOST.isLessThan(value),
                        "percent",
                        "out-of-range",
                        "must be from 0 to 100"));
        checks.throwIfAny();
        return new VatRate(country, day.orElseThrow(), rate.orElseThrow());
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return Optional.of(LocalDate.parse(text))
                    .filter(day -> day.getYear() >= FIRST_YEAR && day.getYear() <= LAST_YEAR);
        } catch (DateTimeException notADay) {
            return Optional.empty();
        }
    }
}
