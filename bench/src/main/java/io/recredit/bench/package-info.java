/** The commands of {@code ./dev bench}: each measures on a stack of its own and prints a table. */
@NullMarked
package io.recredit.bench;

import org.jspecify.annotations.NullMarked;
