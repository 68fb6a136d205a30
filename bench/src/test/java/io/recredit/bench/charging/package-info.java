@NullMarked
package io.recredit.bench.charging;

import org.jspecify.annotations.NullMarked;
