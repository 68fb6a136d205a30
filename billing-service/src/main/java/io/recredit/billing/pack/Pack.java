package io.recredit.billing.pack;

import io.recredit.contracts.Amount;

/**
 * What a pack adds to which balance.
 *
 * @param currency of the balance, {@code CREDIT}
 * @param amount positive
 */
public record Pack(String currency, Amount amount) {}
