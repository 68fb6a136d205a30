package io.recredit.billing.creditlog;

import java.util.List;
import java.util.Optional;

/**
 * Some lines of a user's log, newest first, and where to go on reading.
 *
 * @param lines those that were found, maybe none
 * @param next the place below which more may be found; empty when everything was looked at
 */
record UserLogSlice(List<UserLogLineView> lines, Optional<UserLogPlace> next) {

    UserLogSlice {
        lines = List.copyOf(lines);
    }

    /**
     * What one read found.
     *
     * @param found one more than the limit tells that another line follows
     * @param lookedTo the place down to which was looked, if not to the end
     */
    static UserLogSlice of(List<UserLogLineView> found, int limit, Optional<UserLogPlace> lookedTo) {
        return found.size() > limit
                ? new UserLogSlice(found.subList(0, limit), Optional.of(UserLogPlace.of(found.get(limit - 1))))
                : new UserLogSlice(found, lookedTo);
    }
}
