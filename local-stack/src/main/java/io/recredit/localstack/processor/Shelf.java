package io.recredit.localstack.processor;

import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Things by id, in the order in which they were made; over its capacity the oldest is forgotten. */
final class Shelf<T extends Kept> {

    private final Map<String, T> byId = new LinkedHashMap<>();
    private final int capacity;

    Shelf(int capacity) {
        this.capacity = capacity;
    }

    /** Adds it, or replaces what had its id; gives what had to make room. */
    Optional<T> put(T thing) {
        byId.put(thing.id(), thing);
        if (byId.size() <= capacity) {
            return Optional.empty();
        }
        Iterator<T> oldestFirst = byId.values().iterator();
        T oldest = oldestFirst.next();
        oldestFirst.remove();
        return Optional.of(oldest);
    }

    @Nullable
    T find(String id) {
        return byId.get(id);
    }

    void remove(String id) {
        byId.remove(id);
    }

    /** Oldest first. */
    Collection<T> all() {
        return byId.values();
    }

    int size() {
        return byId.size();
    }
}
