package io.recredit.billing.pack;

import io.recredit.contracts.Amount;

/**
 * What something costs, without VAT.
 *
 * @param amount positive, in whole minor units of the currency
 * @param currency ISO 4217
 */
public record Price(Amount amount, String currency) {}
