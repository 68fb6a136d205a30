package io.recredit.send.intake;

import io.recredit.contracts.EventJson;
import io.recredit.kit.idempotency.ContentHash;
import io.recredit.kit.idempotency.IdempotencyKey;
import java.util.Arrays;
import java.util.Optional;

/**
 * A caller's name for a request together with what the request said.
 *
 * @param hash SHA-256 of the request's content, in which neither spaces nor the order of fields matter
 */
@SuppressWarnings("ArrayRecordComponent") // Compared by saysTheSameAs only.
record RequestKey(String key, byte[] hash) {

    static Optional<RequestKey> of(Optional<IdempotencyKey> key, SendRequest request) {
        return key.map(given -> new RequestKey(given.value(), ContentHash.of(EventJson.write(request))));
    }

    /** Whether an earlier request with this key said the same. */
    boolean saysTheSameAs(byte[] earlierHash) {
        return Arrays.equals(hash, earlierHash);
    }
}
