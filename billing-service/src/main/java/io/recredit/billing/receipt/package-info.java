/** Receipts: numbered without gaps per legal entity and year, never changed. */
@NullMarked
package io.recredit.billing.receipt;

import org.jspecify.annotations.NullMarked;
