@NullMarked
package io.recredit.kit.idempotency;

import org.jspecify.annotations.NullMarked;
