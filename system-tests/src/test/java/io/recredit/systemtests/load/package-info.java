/** Traffic as a client makes it that never gives up: every request has an Idempotency-Key and is repeated until it is answered. */
@NullMarked
package io.recredit.systemtests.load;

import org.jspecify.annotations.NullMarked;
