/** Events that leave with the transaction that causes them. */
@NullMarked
package io.recredit.account.event;

import org.jspecify.annotations.NullMarked;
