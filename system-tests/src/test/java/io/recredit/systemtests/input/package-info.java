/** What is refused at the door, and that it changes nothing. */
@NullMarked
package io.recredit.systemtests.input;

import org.jspecify.annotations.NullMarked;
