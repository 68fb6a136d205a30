package io.recredit.send.intake;

import java.util.List;
import java.util.UUID;

/** What became of a request that was to be stored. */
sealed interface StoreResult {

    /** Its messages are committed: the promise is made. */
    record Stored() implements StoreResult {}

    /** The same request with the same key came before; these are its messages. */
    record Repeated(List<UUID> messageIds) implements StoreResult {}

    /** The key came before with other content; nothing was stored. */
    record KeyReused() implements StoreResult {}
}
