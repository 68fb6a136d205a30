/** Idempotency keys and the hash of what came with them. */
@NullMarked
package io.recredit.kit.idempotency;

import org.jspecify.annotations.NullMarked;
