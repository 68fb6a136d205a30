/**
 * Top-ups: a card is charged, and what was bought is added to a balance. An attempt is a row with a state; whatever
 * changes it has locked its balance first.
 */
@NullMarked
package io.recredit.billing.topup;

import org.jspecify.annotations.NullMarked;
