@NullMarked
package io.recredit.bench.stack;

import org.jspecify.annotations.NullMarked;
