package io.recredit.kit.paging;

import io.recredit.kit.problem.FieldError;
import io.recredit.kit.problem.Problems;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which page is wanted.
 *
 * @param limit items at most, 1 to {@value #MAX_LIMIT}
 * @param after the decoded cursor; empty for the first page
 */
public record PageRequest(int limit, List<String> after) {

    public static final int DEFAULT_LIMIT = 50;
    public static final int MAX_LIMIT = 200;

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");

    /** From the query parameters as they came, so that {@code limit=x} is a 400 and not a 404. */
    public static PageRequest parse(@Nullable String limit, @Nullable String cursor) {
        if (limit != null && !NUMBER.matcher(limit).matches()) {
            throw badLimit();
        }
        return of(limit == null ? null : Integer.valueOf(limit), cursor);
    }

    /** Throws a 400 naming {@code limit} or {@code cursor} if it is not valid. */
    public static PageRequest of(@Nullable Integer limit, @Nullable String cursor) {
        int wanted = limit == null ? DEFAULT_LIMIT : limit;
        if (wanted < 1 || wanted > MAX_LIMIT) {
            throw badLimit();
        }
        List<String> after = cursor == null ? List.of() : Cursor.decode(cursor).orElseThrow(PageRequest::badCursor);
        return new PageRequest(wanted, after);
    }

    /** The cursor's only part, if there is a cursor. */
    public Optional<String> afterText() {
        return afterPart(Function.identity());
    }

    /** The cursor's only part as a number, if there is a cursor. */
    public Optional<Long> afterNumber() {
        return afterPart(Long::valueOf);
    }

    /** The cursor's only part as an id, if there is a cursor. */
    public Optional<UUID> afterId() {
        return afterPart(UUID::fromString);
    }

    /** Rows to read: one more than the page has, to know whether another follows. */
    public int rowsToRead() {
        return limit + 1;
    }

    private <T> Optional<T> afterPart(Function<String, T> read) {
        if (after.isEmpty()) {
            return Optional.empty();
        }
        if (after.size() > 1) {
            throw badCursor();
        }
        try {
            return Optional.of(read.apply(after.getFirst()));
        } catch (IllegalArgumentException notOurs) {
            throw badCursor();
        }
    }

    private static RuntimeException badLimit() {
        return Problems.invalid(new FieldError("limit", "out-of-range", "must be a number from 1 to " + MAX_LIMIT));
    }

    /** For a cursor whose parts turn out not to be of this list. */
    public static RuntimeException badCursor() {
        return Problems.invalid(new FieldError("cursor", "not-a-cursor", "must be the nextCursor of an earlier page"));
    }
}
