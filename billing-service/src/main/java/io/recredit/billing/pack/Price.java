package io.recredit.billing.pack;

import io.recredit.contracts.Amount;

/**
 * What a card is charged, without VAT.
 *
 * @param amount positive, in whole minor units of the currency
 * @param currency ISO 4217
 */
public record Price(Amount amount, String currency) {}
