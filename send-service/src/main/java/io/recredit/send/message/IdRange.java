package io.recredit.send.message;

import java.util.Collection;
import java.util.Comparator;
import java.util.UUID;

/**
 * The smallest and the largest of some message ids. A statement that is told this range besides the ids looks only into
 * the weeks that they are of: of a join alone PostgreSQL does not know it before it has prepared every partition, which
 * costs more than a small batch itself.
 */
public record IdRange(UUID first, UUID last) {

    /** As PostgreSQL orders them, by their octets; Java's own order takes the halves for signed numbers. */
    private static final Comparator<UUID> BY_OCTETS = (one, other) -> {
        int high = Long.compareUnsigned(one.getMostSignificantBits(), other.getMostSignificantBits());
        return high != 0 ? high : Long.compareUnsigned(one.getLeastSignificantBits(), other.getLeastSignificantBits());
    };

    /**
     * The range of those ids.
     *
     * @throws java.util.NoSuchElementException if there is none
     */
    public static IdRange of(Collection<UUID> ids) {
        return new IdRange(
                ids.stream().min(BY_OCTETS).orElseThrow(),
                ids.stream().max(BY_OCTETS).orElseThrow());
    }
}
