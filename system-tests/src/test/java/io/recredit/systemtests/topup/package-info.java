/** Cards are charged when balances fall, once for each credit, whatever dies or goes missing on the way. */
@NullMarked
package io.recredit.systemtests.topup;

import org.jspecify.annotations.NullMarked;
