/** {@code ./dev bench charging} and {@code growth}: how fast billing-service decides charges, and how exactly. */
@NullMarked
package io.recredit.bench.charging;

import org.jspecify.annotations.NullMarked;
