package io.recredit.billing.receipt;

import io.recredit.contracts.Amount;

/**
 * One line of a receipt. The amounts of money are in the receipt's currency, in whole minor units.
 *
 * @param currency of the balance: {@code CREDIT} or an ISO 4217 code
 * @param amount what was added to it
 * @param rate in percent
 * @param vat on the line, rounded half up
 */
public record ReceiptLine(String currency, Amount amount, Amount net, Amount rate, Amount vat, Amount total) {}
