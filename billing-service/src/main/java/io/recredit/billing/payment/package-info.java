/** The card processor: what is asked of it, what it answers, and the adapter that speaks to Stripe. */
@NullMarked
package io.recredit.billing.payment;

import org.jspecify.annotations.NullMarked;
