package io.recredit.kit.reference;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * The states that are kept in memory: all that there are, or a bounded number of those that were asked for last. Of one
 * key the highest revision stays. Safe for use by many threads.
 *
 * <p>A bounded one has two generations. What is asked for moves to the young one; when that is full it becomes the old
 * one, and what nobody asked for since is gone.
 */
final class KeptStates<K, S> {

    private static final int ALL = Integer.MAX_VALUE;

    private final ToLongFunction<S> revision;
    private final int mostYoung;
    private volatile Map<K, S> young = new ConcurrentHashMap<>();
    private volatile Map<K, S> old = Map.of();

    private KeptStates(ToLongFunction<S> revision, int mostYoung) {
        this.revision = revision;
        this.mostYoung = mostYoung;
    }

    static <K, S> KeptStates<K, S> all(ToLongFunction<S> revision) {
        return new KeptStates<>(revision, ALL);
    }

    /** @param most states at most, at least 2; at least half as many are kept */
    static <K, S> KeptStates<K, S> atMost(int most, ToLongFunction<S> revision) {
        return new KeptStates<>(revision, most / 2);
    }

    boolean isUnbounded() {
        return mostYoung == ALL;
    }

    @Nullable
    S get(K key) {
        @Nullable S state = young.get(key);
        if (state != null) {
            return state;
        }
        state = old.get(key);
        if (state != null) {
            keep(key, state);
        }
        return state;
    }

    /** Keeps a state that was asked for. */
    void keep(K key, S state) {
        makeRoom();
        young.merge(key, state, this::newer);
    }

    /** Tells of a change. Where only some are kept, one that nobody asked for does not matter. */
    void changed(K key, S state) {
        if (isUnbounded()) {
            young.merge(key, state, this::newer);
        } else if (get(key) != null) {
            young.merge(key, state, this::newer);
        }
    }

    /** Drops what is only kept because it was asked for. */
    synchronized void forget() {
        if (!isUnbounded()) {
            young = new ConcurrentHashMap<>();
            old = Map.of();
        }
    }

    int size() {
        return young.size() + old.size();
    }

    private synchronized void makeRoom() {
        if (young.size() >= mostYoung) {
            old = young;
            young = new ConcurrentHashMap<>();
        }
    }

    private S newer(S kept, S told) {
        return revision.applyAsLong(kept) < revision.applyAsLong(told) ? told : kept;
    }
}
