package io.recredit.localstack.processor;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The stored cards, also by customer. */
final class CardBook {

    private static final int CAPACITY = 200_000;

    private final Shelf<StoredCard> byId = new Shelf<>(CAPACITY);
    private final Map<String, Set<String>> byCustomer = new HashMap<>();

    void put(StoredCard card) {
        StoredCard before = byId.find(card.id());
        if (before != null && !Objects.equals(before.customer(), card.customer())) {
            takeFromCustomer(before);
        }
        byId.put(card).ifPresent(this::takeFromCustomer);
        if (card.customer() != null) {
            byCustomer
                    .computeIfAbsent(card.customer(), customer -> new LinkedHashSet<>())
                    .add(card.id());
        }
    }

    private void takeFromCustomer(StoredCard card) {
        if (card.customer() != null) {
            byCustomer.computeIfPresent(card.customer(), (customer, ids) -> {
                ids.remove(card.id());
                return ids.isEmpty() ? null : ids;
            });
        }
    }

    @Nullable
    StoredCard find(String id) {
        return byId.find(id);
    }

    /** A customer's, newest first. */
    List<StoredCard> of(String customer) {
        return byCustomer.getOrDefault(customer, Set.of()).stream()
                .map(byId::find)
                .filter(Objects::nonNull)
                .toList()
                .reversed();
    }

    Collection<StoredCard> all() {
        return byId.all();
    }
}
