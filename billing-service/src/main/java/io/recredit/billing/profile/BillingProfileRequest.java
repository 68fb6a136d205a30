package io.recredit.billing.profile;

import io.recredit.billing.vat.VatCountries;
import io.recredit.billing.vat.VatIds;
import io.recredit.kit.problem.Checks;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body of a billing profile as it came. */
@Schema(name = "BillingProfileRequest", examples = BillingProfileExamples.NEW)
record BillingProfileRequest(
        @Schema(required = true, maxLength = BillingProfileRequest.MAX_NAME_LENGTH) @Nullable
        String legalName,

        @Schema(
                required = true,
                minItems = 1,
                maxItems = BillingProfileRequest.MAX_LINES,
                description = "lines of at most 100 characters, without postcode and city")
        @Nullable
        List<@Nullable String> address,

        @Schema(description = "absent where there are none", maxLength = BillingProfileRequest.MAX_POSTCODE_LENGTH)
        @Nullable
        String postcode,

        @Schema(required = true, maxLength = BillingProfileRequest.MAX_LINE_LENGTH) @Nullable
        String city,

        @Schema(required = true, description = "ISO 3166-1 alpha-2", examples = "FR") @Nullable
        String country,

        @Schema(
                description =
                        "with its country's prefix, as its form is there; spaces, points and hyphens do not count",
                examples = "FR11987654321")
        @Nullable
        String vatId) {

    static final int MAX_NAME_LENGTH = 200;
    static final int MAX_LINES = 4;
    static final int MAX_LINE_LENGTH = 100;
    static final int MAX_POSTCODE_LENGTH = 20;

    /** Separators included. */
    private static final int MAX_VAT_ID_LENGTH = 2 * VatIds.MAX_LENGTH;

    /** The profile; a 400 naming every wrong field if there is one. */
    BillingProfile of(String customer) {
        Checks checks = new Checks();
        checks.text("legalName", legalName, 1, MAX_NAME_LENGTH);
        checkAddress(checks);
        if (postcode != null) {
            checks.text("postcode", postcode, 1, MAX_POSTCODE_LENGTH);
        }
        checks.text("city", city, 1, MAX_LINE_LENGTH);
        boolean inACountry = VatCountries.check(checks, "country", country);
        Optional<String> id = vatId == null || !checks.text("vatId", vatId, 1, MAX_VAT_ID_LENGTH) || !inACountry
                ? Optional.empty()
                : normalId(checks, Objects.requireNonNull(country), vatId);
        checks.throwIfAny();
        return new BillingProfile(
                customer,
                Objects.requireNonNull(legalName),
                Objects.requireNonNull(address).stream()
                        .map(Objects::requireNonNull)
                        .toList(),
                postcode,
                Objects.requireNonNull(city),
                Objects.requireNonNull(country),
                id.orElse(null));
    }

    private void checkAddress(Checks checks) {
        List<@Nullable String> lines = address;
        if (lines == null) {
            checks.required("address", null);
        } else if (checks.that(
                !lines.isEmpty() && lines.size() <= MAX_LINES,
                "address",
                "length",
                "must have 1 to " + MAX_LINES + " lines")) {
            for (int i = 0; i < lines.size(); i++) {
                checks.text("address[" + i + "]", lines.get(i), 1, MAX_LINE_LENGTH);
            }
        }
    }

    private static Optional<String> normalId(Checks checks, String country, String text) {
        Optional<String> normal = VatIds.normal(country, text);
        checks.that(
                normal.isPresent(),
                "vatId",
                "not-a-vat-id",
                "must be a VAT id of the profile's country, its prefix included");
        return normal;
    }
}
