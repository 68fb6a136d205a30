/** What is left on an account. */
@NullMarked
package io.recredit.billing.balance;

import org.jspecify.annotations.NullMarked;
