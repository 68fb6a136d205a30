package io.recredit.localstack.verify;

import java.sql.SQLException;
import java.util.Comparator;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Joins two streams that are ordered by the same key: the comparison between two services' databases. */
final class MergeJoin {

    private MergeJoin() {}

    /** Told about each key once: with both sides, or with the one that has it. */
    @FunctionalInterface
    interface Pairs<L, R> {
        void pair(@Nullable L left, @Nullable R right);
    }

    /**
     * Walks over both streams. A key occurs at most once in each of them, and both are in the order of {@code order}.
     */
    static <K, L, R> void of(
            Rows<L> left,
            Function<L, K> leftKey,
            Rows<R> right,
            Function<R, K> rightKey,
            Comparator<K> order,
            Pairs<L, R> pairs)
            throws SQLException {
        while (true) {
            L nextLeft = left.peek();
            R nextRight = right.peek();
            if (nextLeft == null && nextRight == null) {
                return;
            }
            int side = side(nextLeft, leftKey, nextRight, rightKey, order);
            pairs.pair(side <= 0 ? left.take() : null, side >= 0 ? right.take() : null);
        }
    }

    private static <K, L, R> int side(
            @Nullable L left, Function<L, K> leftKey, @Nullable R right, Function<R, K> rightKey, Comparator<K> order) {
        if (left == null) {
            return 1;
        }
        if (right == null) {
            return -1;
        }
        return order.compare(
                leftKey.apply(Objects.requireNonNull(left)), rightKey.apply(Objects.requireNonNull(right)));
    }
}
