/** What a crash must not break: services killed in the middle of sending, events delivered again. */
@NullMarked
package io.recredit.systemtests.crash;

import org.jspecify.annotations.NullMarked;
