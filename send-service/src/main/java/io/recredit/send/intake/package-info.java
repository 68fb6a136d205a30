/**
 * Accepting messages: check, cut, price, store, promise. A message that is stored will be decided by billing; what is
 * not stored was answered with a problem.
 */
@NullMarked
package io.recredit.send.intake;

import org.jspecify.annotations.NullMarked;
