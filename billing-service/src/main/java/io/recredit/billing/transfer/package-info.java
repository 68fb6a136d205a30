/** Credits move between two accounts of one customer, at once and whole or not at all. */
@NullMarked
package io.recredit.billing.transfer;

import org.jspecify.annotations.NullMarked;
