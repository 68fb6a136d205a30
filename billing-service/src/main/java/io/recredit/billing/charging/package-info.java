/**
 * Charging: every message is debited before it leaves, and every request gets one answer however often it is
 * delivered. {@link io.recredit.billing.charging.Deciding} is the decision, a pure function; {@code ChargeMessages} is
 * the transaction around it: lock, then look, then decide.
 */
@NullMarked
package io.recredit.billing.charging;

import org.jspecify.annotations.NullMarked;
