/** Checks of input that several features share. */
@NullMarked
package io.recredit.account.input;

import org.jspecify.annotations.NullMarked;
