package io.recredit.kit.paging;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param nextCursor what to pass for the next page; absent on the last one
 */
public record Page<T>(List<T> items, @Nullable String nextCursor) {

    public Page {
        items = List.copyOf(items);
    }

    /**
     * Makes a page of rows that were read with {@link PageRequest#rowsToRead()}: the row too many tells that another
     * page follows.
     *
     * @param cursorOf the cursor after a row, see {@link Cursor#encode}
     */
    public static <T> Page<T> of(List<T> rows, PageRequest request, Function<T, String> cursorOf) {
        if (rows.size() <= request.limit()) {
            return new Page<>(rows, null);
        }
        List<T> items = rows.subList(0, request.limit());
        return new Page<>(items, cursorOf.apply(items.getLast()));
    }

    /** The same page of other things. */
    public <R> Page<R> map(Function<T, R> change) {
        return new Page<>(items.stream().map(change).toList(), nextCursor);
    }
}
