package io.recredit.billing.retention;

import io.recredit.contracts.Amount;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a run archived, or would archive.
 *
 * @param weeks the oldest first; the last one may be the one that stopped the run
 */
@Schema(description = "What a run archived, or would archive")
record RetentionRunView(@Schema(examples = "2025-10-06") LocalDate before, boolean dryRun, List<WeekView> weeks) {

    static RetentionRunView of(Retention retention, boolean dryRun, List<WeekResult> results) {
        return new RetentionRunView(
                retention.before(), dryRun, results.stream().map(WeekView::of).toList());
    }

    /**
     * One week.
     *
     * @param table where its entries are, or will be
     * @param bytes of the table with its indexes
     * @param net what its entries changed the balances by, per currency
     */
    @Schema(description = "A week of the ledger")
    record WeekView(
            @Schema(examples = "2025-09-22", description = "its Monday (UTC)")
            LocalDate week,

            @Schema(
                    examples = "archived",
                    description =
                            "due (dry run) or archived; open-topup, locked, too-young and inconsistent stop the run")
            String result,

            @Schema(examples = "archive.entry_20250922") String table,
            @Schema(examples = "1250000") long entries,
            @Schema(examples = "8200") long balances,
            @Schema(examples = "412000000") long bytes,

            @Schema(description = "what the entries changed the balances by, per currency", examples = """
                    {"CREDIT": "-1200.5"}""")
            Map<String, Amount> net) {

        static WeekView of(WeekResult result) {
            String table = result.week().partition();
            return new WeekView(
                    result.week().monday(),
                    result.archiving().wireName(),
                    result.archiving() == Archiving.ARCHIVED || result.archiving() == Archiving.DUE
                            ? "archive." + table
                            : table,
                    result.content().entries(),
                    result.content().balances(),
                    result.bytes(),
                    result.content().net());
        }
    }
}
