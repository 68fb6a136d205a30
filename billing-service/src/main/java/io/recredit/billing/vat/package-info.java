/** Value added tax: whose rate is charged on a sale, and how much that is. */
@NullMarked
package io.recredit.billing.vat;

import org.jspecify.annotations.NullMarked;
