/**
 * What a user may spend of the account's balance: limits by day, week and month, a prepaid allowance, and a plan that
 * adds to it. {@link io.recredit.billing.allowance.SpendingBook} is the decision on charges, plain data and no clock.
 */
@NullMarked
package io.recredit.billing.allowance;

import org.jspecify.annotations.NullMarked;
