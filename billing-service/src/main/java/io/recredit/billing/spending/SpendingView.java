package io.recredit.billing.spending;

import io.recredit.contracts.WireName;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A summary.
 *
 * @param from the first day
 * @param to the last day, which is included
 * @param archived only if some of what was spent in these days may not be in the ledger any more
 */
@Schema(description = "What an account spent in some days, net of refunds")
record SpendingView(
        @Schema(examples = "sms-ab12345-1") String account,
        @Schema(examples = "CREDIT") String currency,
        LocalDate from,
        LocalDate to,

        @Schema(examples = "Europe/Paris", description = "whose days these are")
        String timeZone,

        List<String> by,
        SpendingTotalView total,
        List<SpendingLineView> items,
        @Nullable ArchivedDaysView archived) {

    /** What old weeks of the ledger mean for a summary. */
    @Schema(description = "The summary reaches into weeks that are archived: what they held is not in it")
    record ArchivedDaysView(
            @Schema(examples = "2025-10-06", description = "what was accepted before this day (UTC) is not summed up")
            LocalDate before) {}

    static SpendingView of(SpendingQuery query, List<SpendingLineView> items, @Nullable LocalDate archivedBefore) {
        return new SpendingView(
                query.balance().account(),
                query.balance().currency(),
                query.range().from(),
                query.range().to(),
                query.range().zone().getId(),
                query.by().stream().map(WireName::wireName).toList(),
                SpendingTotalView.of(items),
                items,
                archivedBefore == null ? null : new ArchivedDaysView(archivedBefore));
    }
}
