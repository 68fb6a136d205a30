/** The commands behind {@code ./dev}. */
@NullMarked
package io.recredit.localstack.launcher;

import org.jspecify.annotations.NullMarked;
