package io.recredit.billing.audit;

import io.recredit.contracts.Ids;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which entries are looked for.
 *
 * @param kind only of this kind; null for all
 * @param actor only of this subject; null for all
 * @param from only from this moment on; null for all
 * @param to only before this moment; null for all
 */
record AuditFilter(
        @Nullable AuditKind kind,
        @Nullable String actor,
        @Nullable Instant from,
        @Nullable Instant to) {

    /** The smallest id that is looked for; null if none is too small. */
    @Nullable
    UUID fromId() {
        return from == null ? null : firstAt(from);
    }

    /** The smallest id that is too large; null if none is. */
    @Nullable
    UUID toId() {
        return to == null ? null : firstAt(to);
    }

    /** An id carries the millisecond of its entry: one that is not whole is before the next. */
    private static UUID firstAt(Instant time) {
        Instant whole = time.truncatedTo(ChronoUnit.MILLIS);
        return Ids.firstOf(whole.equals(time) ? whole : whole.plusMillis(1));
    }
}
