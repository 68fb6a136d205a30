/** Tariffs: imported from CSV as a whole, kept for ever, published page by page. */
@NullMarked
package io.recredit.billing.tariff;

import org.jspecify.annotations.NullMarked;
