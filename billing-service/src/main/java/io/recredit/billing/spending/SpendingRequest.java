package io.recredit.billing.spending;

import io.recredit.contracts.WireName;
import io.recredit.kit.problem.Checks;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Which spending is to be summed up, as it came in the address. */
public class SpendingRequest {

    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2999;

    @Parameter(
            description = "the first day, in the account's time zone; 29 days before the last when absent",
            example = "2026-01-01")
    @QueryParam("from")
    @Nullable
    String from;

    @Parameter(
            description = "the last day, which is included; today when absent. At most 92 days are summed up",
            example = "2026-01-31")
    @QueryParam("to")
    @Nullable
    String to;

    @Parameter(
            description = "day, purpose, destination or user; may be repeated for their combinations; day when absent",
            schema = @Schema(type = SchemaType.ARRAY, implementation = String.class))
    @QueryParam("by")
    @Nullable
    List<String> by;

    @Parameter(
            description = "CREDIT or an ISO 4217 code; the account's charging currency when absent",
            example = "CREDIT")
    @QueryParam("currency")
    @Nullable
    String currency;

    /** Ends the request with a 400 naming every wrong parameter, if one is wrong whatever the account. */
    void check() {
        Checks checks = new Checks();
        if (currency != null) {
            checks.currency("currency", currency);
        }
        day(checks, "from", from);
        day(checks, "to", to);
        for (String name : by == null ? List.<String>of() : by) {
            checks.that(
                    WireName.parse(SpendingDimension.class, name).isPresent(),
                    "by",
                    "unknown-dimension",
                    "must be day, purpose, destination or user");
        }
        checks.throwIfAny();
    }

    /** In the order in which they were named. Only after {@link #check}. */
    List<SpendingDimension> dimensions() {
        if (by == null || by.isEmpty()) {
            return List.of(SpendingDimension.DAY);
        }
        Set<SpendingDimension> named = new LinkedHashSet<>();
        by.forEach(name -> named.add(WireName.of(SpendingDimension.class, name)));
        return List.copyOf(named);
    }

    /** The days, or a 400 if they are too many or none. Only after {@link #check}. */
    SpendingRange range(ZoneId zone, Instant now) {
        Checks checks = new Checks();
        LocalDate last = day(checks, "to", to).orElseGet(() -> LocalDate.ofInstant(now, zone));
        LocalDate first = day(checks, "from", from).orElseGet(() -> last.minusDays(SpendingRange.DEFAULT_DAYS - 1));
        checks.that(!last.isBefore(first), "to", "before-from", "must not be before from");
        checks.that(
                ChronoUnit.DAYS.between(first, last) < SpendingRange.MAX_DAYS,
                "to",
                "too-many-days",
                "must be at most %d days after from; without it, today is the last day"
                        .formatted(SpendingRange.MAX_DAYS - 1));
        checks.throwIfAny();
        return new SpendingRange(first, last, zone);
    }

    private static Optional<LocalDate> day(Checks checks, String field, @Nullable String value) {
        if (value == null) {
            return Optional.empty();
        }
        try {
            LocalDate day = LocalDate.parse(value);
            boolean inRange = checks.that(
                    day.getYear() >= FIRST_YEAR && day.getYear() <= LAST_YEAR,
                    field,
                    "out-of-range",
                    "must be in the years " + FIRST_YEAR + " to " + LAST_YEAR);
            return inRange ? Optional.of(day) : Optional.empty();
        } catch (DateTimeParseException notADay) {
            checks.that(false, field, "not-a-date", "must be a date such as 2026-01-31");
            return Optional.empty();
        }
    }
}
