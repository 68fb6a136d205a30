package io.recredit.billing.creditlog;

import java.util.List;
import java.util.OptionalLong;

/**
 * Some lines of a log, newest first, and where to go on reading.
 *
 * @param lines those that were found, maybe none
 * @param next the number below which more may be found; empty when everything was looked at
 */
record LogSlice(List<EntryView> lines, OptionalLong next) {

    static final LogSlice END = new LogSlice(List.of(), OptionalLong.empty());

    LogSlice {
        lines = List.copyOf(lines);
    }

    /**
     * What one read found.
     *
     * @param found one more than the limit tells that another line follows
     * @param beyond the number of the first entry that was not looked at any more, if there is one
     */
    static LogSlice of(List<EntryView> found, int limit, OptionalLong beyond) {
        if (found.size() > limit) {
            return new LogSlice(
                    found.subList(0, limit),
                    OptionalLong.of(found.get(limit - 1).entryNo()));
        }
        return new LogSlice(found, beyond.isPresent() ? OptionalLong.of(beyond.getAsLong() + 1) : OptionalLong.empty());
    }
}
