/** A customer's SMS accounts, addressed by their service names. */
@NullMarked
package io.recredit.account.smsaccount;

import org.jspecify.annotations.NullMarked;
