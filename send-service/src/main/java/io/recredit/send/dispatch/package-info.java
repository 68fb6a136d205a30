/** Charged messages go to the carrier, each at most once: claimed, cut into segments, submitted, the answers stored. */
@NullMarked
package io.recredit.send.dispatch;

import org.jspecify.annotations.NullMarked;
