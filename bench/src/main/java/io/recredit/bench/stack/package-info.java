/** The servers that a benchmark measures, and what their processes used of the machine. */
@NullMarked
package io.recredit.bench.stack;

import org.jspecify.annotations.NullMarked;
