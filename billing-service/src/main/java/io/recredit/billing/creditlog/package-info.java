/** Every entry of a balance, newest first, with the balance after it. */
@NullMarked
package io.recredit.billing.creditlog;

import org.jspecify.annotations.NullMarked;
