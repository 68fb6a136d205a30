/** What the README shows, run as it is printed. */
@NullMarked
package io.recredit.systemtests.tour;

import org.jspecify.annotations.NullMarked;
