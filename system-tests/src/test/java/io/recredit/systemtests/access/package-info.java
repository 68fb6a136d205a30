/** Who may do what, walked over every operation of every service. */
@NullMarked
package io.recredit.systemtests.access;

import org.jspecify.annotations.NullMarked;
