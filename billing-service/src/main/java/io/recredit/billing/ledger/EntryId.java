package io.recredit.billing.ledger;

import java.util.Comparator;
import java.util.UUID;

/** A message's charge and, with the same id, its refund. */
public record EntryId(String customer, UUID id) {

    /** The order of PostgreSQL's {@code uuid}: by bytes. {@link UUID#compareTo} compares signed longs. */
    static final Comparator<UUID> BY_BYTES = (left, right) -> {
        int high = Long.compareUnsigned(left.getMostSignificantBits(), right.getMostSignificantBits());
        return high != 0 ? high : Long.compareUnsigned(left.getLeastSignificantBits(), right.getLeastSignificantBits());
    };
}
