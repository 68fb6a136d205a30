package io.recredit.kit.kafka;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Finds the items of a batch that cannot be handled, so that one bad record never holds up the others. */
public final class Poison {

    private Poison() {}

    /**
     * Applies the batch as a whole; on a data error applies its halves, down to single items, and buries those that fail
     * alone. Order is kept. Other failures pass through.
     *
     * @param apply handles a batch in one transaction of its own
     * @param bury puts one item aside, e.g. to the dead letters
     */
    public static <T> Uni<Void> isolate(
            List<T> items, Function<List<T>, Uni<Void>> apply, BiFunction<T, Throwable, Uni<Void>> bury) {
        if (items.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return apply.apply(items)
                .onFailure(DataErrors::isDataError)
                .recoverWithUni(failure ->
                        items.size() == 1 ? bury.apply(items.getFirst(), failure) : isolateHalves(items, apply, bury));
    }

    private static <T> Uni<Void> isolateHalves(
            List<T> items, Function<List<T>, Uni<Void>> apply, BiFunction<T, Throwable, Uni<Void>> bury) {
        int middle = items.size() / 2;
        return isolate(items.subList(0, middle), apply, bury)
                .chain(() -> isolate(items.subList(middle, items.size()), apply, bury));
    }
}
