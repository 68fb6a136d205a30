package io.recredit.billing.creditlog;

import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What of a balance's log is not shown any more, because its weeks of the ledger were archived. */
@Schema(description = "Entries of old weeks, which were archived. They count in every balance shown")
record ArchivedView(
        @Schema(examples = "1250") long entries,

        @Schema(examples = "2025-10-06", description = "what was accepted before this day (UTC) is archived")
        LocalDate before) {}
