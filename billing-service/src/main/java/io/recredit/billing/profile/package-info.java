/** Who a customer is on a receipt, and where: that decides its VAT. */
@NullMarked
package io.recredit.billing.profile;

import org.jspecify.annotations.NullMarked;
