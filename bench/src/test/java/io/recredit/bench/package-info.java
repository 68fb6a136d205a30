@NullMarked
package io.recredit.bench;

import org.jspecify.annotations.NullMarked;
