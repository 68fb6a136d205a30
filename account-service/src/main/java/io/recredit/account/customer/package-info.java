/** The paying businesses. */
@NullMarked
package io.recredit.account.customer;

import org.jspecify.annotations.NullMarked;
