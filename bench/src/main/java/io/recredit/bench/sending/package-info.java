/** {@code ./dev bench sending}: messages through REST to the carrier, with everything real in between. */
@NullMarked
package io.recredit.bench.sending;

import org.jspecify.annotations.NullMarked;
