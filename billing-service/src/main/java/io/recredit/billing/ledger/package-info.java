/**
 * The double-entry ledger of prepaid balances: {@link io.recredit.billing.ledger.Ledger} is the only writer of
 * entries and balances.
 */
@NullMarked
package io.recredit.billing.ledger;

import org.jspecify.annotations.NullMarked;
