package io.recredit.billing.retention;

import io.recredit.kit.problem.Checks;
import io.recredit.kit.problem.FieldError;
import io.recredit.kit.problem.Problems;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Asks for old weeks to be archived. */
@Schema(description = "Which weeks of the ledger are to be archived")
record RetentionRunRequest(
        @Schema(
                examples = "2025-10-06",
                required = true,
                description = "weeks that ended before this day (UTC) are archived; at least 26 weeks ago")
        @Nullable
        String before,

        @Schema(examples = "true", description = "only tell what would be archived; true when absent") @Nullable
        Boolean dryRun) {

    private static final int LAST_YEAR = 9999;

    /** Throws a 400 naming {@code before} if it is no day, or too late. */
    Retention retention(Instant now) {
        Checks checks = new Checks();
        checks.required("before", before);
        checks.throwIfAny();
        LocalDate latest = Retention.latest(now);
        LocalDate day = dayOf(before);
        if (day.isAfter(latest)) {
            throw Problems.invalid(new FieldError(
                    "before", "too-late", "must not be after " + latest + ": younger weeks may still change"));
        }
        return new Retention(day);
    }

    boolean tellsOnly() {
        return dryRun == null || dryRun;
    }

    private static LocalDate dayOf(@Nullable String text) {
        try {
            LocalDate day = LocalDate.parse(text == null ? "" : text);
            if (day.getYear() > 0 && day.getYear() <= LAST_YEAR) {
                return day;
            }
        } catch (DateTimeException notADay) {
            // Told below, as a year that is none of RFC 3339 is.
        }
        throw Problems.invalid(new FieldError("before", "not-a-date", "must be a day such as 2025-10-06"));
    }
}
