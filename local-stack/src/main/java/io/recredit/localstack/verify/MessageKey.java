package io.recredit.localstack.verify;

import java.util.Comparator;
import java.util.UUID;

/** What a message is found by in both databases, ordered as PostgreSQL orders it. */
record MessageKey(String customer, UUID id) {

    /** Text by bytes (collate "C"; customers are ASCII), then uuid as an unsigned number, unlike {@link UUID#compareTo}. */
    static final Comparator<MessageKey> ORDER = Comparator.comparing(MessageKey::customer)
            .thenComparing((a, b) -> {
                int high = Long.compareUnsigned(a.id.getMostSignificantBits(), b.id.getMostSignificantBits());
                return high != 0
                        ? high
                        : Long.compareUnsigned(a.id.getLeastSignificantBits(), b.id.getLeastSignificantBits());
            });
}
