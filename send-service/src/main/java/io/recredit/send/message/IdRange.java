package io.recredit.send.message;

import io.recredit.contracts.Ids;
import java.util.Collection;
import java.util.UUID;

/**
 * The smallest and the largest of some message ids. A statement that is told this range besides the ids looks only into
 * the weeks that they are of: of a join alone PostgreSQL does not know it before it has prepared every partition, which
 * costs more than a small batch itself.
 */
public record IdRange(UUID first, UUID last) {

    /**
     * The range of those ids.
     *
     * @throws java.util.NoSuchElementException if there is none
     */
    public static IdRange of(Collection<UUID> ids) {
        return new IdRange(
                ids.stream().min(Ids.BY_BYTES).orElseThrow(),
                ids.stream().max(Ids.BY_BYTES).orElseThrow());
    }
}
