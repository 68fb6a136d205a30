/** What the guides of known SMS platforms say, tried word by word. */
@NullMarked
package io.recredit.systemtests.guide;

import org.jspecify.annotations.NullMarked;
