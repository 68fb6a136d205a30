/** Who asked to be told is told, once. */
@NullMarked
package io.recredit.systemtests.mail;

import org.jspecify.annotations.NullMarked;
