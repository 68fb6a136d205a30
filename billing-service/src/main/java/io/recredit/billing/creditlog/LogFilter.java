package io.recredit.billing.creditlog;

import io.recredit.billing.ledger.EntryKind;
import io.recredit.contracts.Purpose;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which lines of a log are wanted. What is absent does not restrict; what only messages have (user, purpose, country,
 * prefix) leaves out every line that is no charge and no refund.
 *
 * @param kinds none means all
 * @param country ISO 3166-1 alpha-2 of the destination
 * @param prefix digits with which the destination's tariff prefix begins
 * @param from the first moment of decision that is wanted
 * @param to the first moment of decision that is not wanted any more
 */
record LogFilter(
        Set<EntryKind> kinds,
        @Nullable UUID user,
        @Nullable Purpose purpose,
        @Nullable String country,
        @Nullable String prefix,
        @Nullable Instant from,
        @Nullable Instant to) {

    LogFilter {
        kinds = Set.copyOf(kinds);
    }

    /** Whether it leaves out all that messages cause, of which a log has much more than of anything else. */
    boolean isWithoutMessages() {
        return !kinds.isEmpty() && !kinds.contains(EntryKind.CHARGE) && !kinds.contains(EntryKind.REFUND);
    }
}
