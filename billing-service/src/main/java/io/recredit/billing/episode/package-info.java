/**
 * Low episodes: when a balance is below what a rule asks for, from the crossing until it is back. Everything here
 * happens in the transaction, and under the balance lock, of what caused it.
 */
@NullMarked
package io.recredit.billing.episode;

import org.jspecify.annotations.NullMarked;
