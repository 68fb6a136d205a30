@NullMarked
package io.recredit.account.smsaccount;

import org.jspecify.annotations.NullMarked;
