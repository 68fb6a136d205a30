package io.recredit.billing.creditlog;

import io.recredit.kit.paging.Page;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A page of the credit log.
 *
 * @param nextCursor what to pass for the next page; absent on the last one
 * @param archived only on the last page, and only if something was archived
 */
@Schema(description = "A page of an account's credit log, newest first")
record CreditLogPageView(
        List<EntryView> items,
        @Nullable String nextCursor,
        @Nullable ArchivedView archived) {

    static CreditLogPageView of(Page<EntryView> page, @Nullable ArchivedView archived) {
        return new CreditLogPageView(page.items(), page.nextCursor(), archived);
    }
}
