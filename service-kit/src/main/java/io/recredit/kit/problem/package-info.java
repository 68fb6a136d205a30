/** RFC 9457 problems: how every service says no, and why. */
@NullMarked
package io.recredit.kit.problem;

import org.jspecify.annotations.NullMarked;
