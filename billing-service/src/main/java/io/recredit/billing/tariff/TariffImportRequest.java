package io.recredit.billing.tariff;

import io.recredit.kit.problem.Checks;
import io.recredit.kit.problem.FieldError;
import io.recredit.kit.problem.Problems;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An import as it came: query parameters and file. */
record TariffImportRequest(
        @Nullable String id,
        @Nullable String currency,
        @Nullable String validFrom,
        @Nullable String dryRun,
        byte @Nullable [] file) {

    /** The tariff that is asked for; a 400 naming every wrong parameter or else every wrong line, if there is one. */
    Tariff tariff() {
        Checks checks = new Checks();
        checks.that(
                id != null && Tariff.ID.matcher(id).matches(),
                "id",
                "malformed",
                "must have 2 to 40 lower case letters, digits and hyphens, no hyphen first");
        checks.currency("currency", currency);
        checks.required("validFrom", validFrom);
        Optional<Instant> from = checks.time("validFrom", validFrom);
        checks.that(
                dryRun == null || dryRun.equals("true") || dryRun.equals("false"),
                "dryRun",
                "not-a-boolean",
                "must be true or false");
        checks.throwIfAny();
        return new Tariff(
                Objects.requireNonNull(id),
                Objects.requireNonNull(currency),
                from.orElseThrow(),
                readPrices().prices());
    }

    /** Whether nothing is to be stored. */
    boolean isDryRun() {
        return "true".equals(dryRun);
    }

    private PriceList.Complete readPrices() {
        return switch (TariffCsv.read(file == null ? new byte[0] : file)) {
            case PriceList.Complete complete -> complete;
            case PriceList.Faulty faulty -> throw Problems.invalid(fieldErrors(faulty));
        };
    }

    private static List<FieldError> fieldErrors(PriceList.Faulty faulty) {
        return faulty.errors().stream()
                .map(error ->
                        new FieldError("line[" + error.line() + "]." + error.column(), error.code(), error.detail()))
                .toList();
    }
}
