package io.recredit.account.customer;

import io.recredit.account.input.Codes;
import io.recredit.kit.problem.Checks;
import java.util.Objects;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A new customer as it comes in. */
@Schema(
        name = "NewCustomer",
        requiredProperties = {"id", "name", "homeCountry"})
record CustomerRequest(
        @Schema(pattern = "^[a-z0-9][a-z0-9-]{1,39}$", examples = "acme") @Nullable
        String id,

        @Schema(minLength = 1, maxLength = MAX_NAME_LENGTH, examples = "Acme SAS") @Nullable
        String name,

        @Schema(description = "ISO 3166-1 alpha-2", examples = "FR") @Nullable
        String homeCountry) {

    static final int MAX_NAME_LENGTH = 200;

    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{1,39}");

    /** What it asks for; a 400 naming every wrong field. */
    Wanted checked() {
        Checks checks = new Checks();
        if (checks.required("id", id)) {
            checks.that(
                    ID.matcher(String.valueOf(id)).matches(),
                    "id",
                    "malformed",
                    "must have 2 to 40 lower-case letters, digits or hyphens, and not start with a hyphen");
        }
        checks.text("name", name, 1, MAX_NAME_LENGTH);
        Codes.country(checks, "homeCountry", homeCountry);
        checks.throwIfAny();
        return new Wanted(
                Objects.requireNonNull(id), Objects.requireNonNull(name), Objects.requireNonNull(homeCountry));
    }

    /** A request whose fields are all there and valid. */
    record Wanted(String id, String name, String homeCountry) {}
}
