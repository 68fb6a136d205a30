/** The local stack: real servers, and the launcher behind {@code ./dev}. */
@NullMarked
package io.recredit.localstack;

import org.jspecify.annotations.NullMarked;
