package io.recredit.billing.spending;

import io.recredit.billing.database.HeavyReads;
import io.recredit.kit.kafka.SqlState;
import io.recredit.kit.problem.Problems;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Sums up what was spent; the sums are of all entries or there are none. */
@ApplicationScoped
class SummarizeSpending {

    /** Lines of one summary at most. */
    static final int MAX_LINES = 10_000;

    /** PostgreSQL's word for a statement that took too long. */
    private static final String CANCELLED = "57014";

    private final SpendingRepository spending;
    private final HeavyReads summaries;
    private final Duration maxTime;

    SummarizeSpending(SpendingRepository spending, SpendingConfig config) {
        this.spending = spending;
        this.summaries = new HeavyReads("summaries", config.maxSummaries(), config.maxSummariesPerCustomer());
        this.maxTime = config.maxTime();
    }

    /** The summary; fails with a 422 if it would be too long or takes too long, with a 503 if too many are asked for. */
    Uni<SpendingView> of(SpendingQuery query) {
        HeavyReads.Place place = summaries.take(query.balance().customer());
        return spending.sums(query, MAX_LINES + 1, maxTime)
                .onFailure(failure -> SqlState.startsWith(failure, CANCELLED))
                .transform(tookTooLong -> Problems.unprocessable(
                        "summary-too-large",
                        "Summary too large",
                        "Summing up took longer than %d s. Ask for fewer days.".formatted(maxTime.toSeconds())))
                .invoke(SummarizeSpending::refuseTooLong)
                // Afterwards: a week that is archived in between is told rather than missed.
                .chain(lines ->
                        spending.archivedBefore().map(before -> SpendingView.of(query, lines, reached(query, before))))
                .onTermination()
                .invoke(place::giveBack);
    }

    private static void refuseTooLong(List<SpendingLineView> lines) {
        if (lines.size() > MAX_LINES) {
            throw Problems.unprocessable(
                    "summary-too-large",
                    "Summary too large",
                    "There are more than %d combinations. Ask for fewer days, or by less.".formatted(MAX_LINES));
        }
    }

    private static @Nullable LocalDate reached(SpendingQuery query, Optional<LocalDate> archivedBefore) {
        return archivedBefore
                .filter(before ->
                        query.range().begin().isBefore(before.atStartOfDay().toInstant(ZoneOffset.UTC)))
                .orElse(null);
    }
}
