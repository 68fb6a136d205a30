/** Benchmarks of what is package-private in billing's package of the same name. */
@NullMarked
package io.recredit.billing.charging;

import org.jspecify.annotations.NullMarked;
