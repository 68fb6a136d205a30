package io.recredit.billing.creditlog;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A page of the credit log.
 *
 * @param items may be fewer than asked for, even none, though more follow
 * @param nextCursor what to pass for the next page; absent on the last one
 * @param archived only on the last page, and only if something was archived
 */
@Schema(description = "A page of an account's credit log, newest first")
record CreditLogPageView(
        List<EntryView> items,
        @Nullable String nextCursor,
        @Nullable ArchivedView archived) {}
