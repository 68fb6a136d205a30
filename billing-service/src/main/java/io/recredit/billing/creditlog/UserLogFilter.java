package io.recredit.billing.creditlog;

import io.recredit.contracts.Purpose;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which lines of a user's log are wanted. What is absent does not restrict; what only messages have (purpose, country,
 * prefix) leaves out the changes of the allowance.
 *
 * @param kinds none means all
 * @param country ISO 3166-1 alpha-2 of the destination
 * @param prefix digits with which the destination's tariff prefix begins
 * @param from the first moment that is wanted
 * @param to the first moment that is not wanted any more
 */
record UserLogFilter(
        Set<UserLogKind> kinds,
        @Nullable Purpose purpose,
        @Nullable String country,
        @Nullable String prefix,
        @Nullable Instant from,
        @Nullable Instant to) {

    private static final UserLogFilter ALL = new UserLogFilter(Set.of(), null, null, null, null, null);

    UserLogFilter {
        kinds = Set.copyOf(kinds);
    }

    /** Whether every line is wanted. */
    boolean isAll() {
        return equals(ALL);
    }

    boolean wantsEntries() {
        return kinds.isEmpty() || kinds.stream().anyMatch(UserLogKind::isEntry);
    }

    boolean wantsChanges() {
        boolean asksForMessages = purpose != null || country != null || prefix != null;
        return !asksForMessages && (kinds.isEmpty() || !kinds.stream().allMatch(UserLogKind::isEntry));
    }
}
