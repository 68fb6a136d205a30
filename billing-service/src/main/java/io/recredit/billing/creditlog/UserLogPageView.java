package io.recredit.billing.creditlog;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A page of a user's credit log.
 *
 * @param nextCursor what to pass for the next page; absent on the last one
 */
@Schema(name = "UserLogPage", description = "A page of a user's credit log, newest first")
record UserLogPageView(
        List<UserLogLineView> items,
        @Nullable String nextCursor,

        @Schema(
                description =
                        "on the last page, if old weeks of the balance were archived: entries of what was accepted"
                                + " before this day (UTC) are not shown")
        @Nullable
        LocalDate archivedBefore) {

    static UserLogPageView of(UserLogSlice slice, String nextCursor) {
        return new UserLogPageView(slice.lines(), nextCursor, null);
    }

    static UserLogPageView last(UserLogSlice slice, Optional<ArchivedView> archived) {
        return new UserLogPageView(
                slice.lines(), null, archived.map(ArchivedView::before).orElse(null));
    }
}
