/** The money rules, seen from outside. */
@NullMarked
package io.recredit.systemtests.money;

import org.jspecify.annotations.NullMarked;
