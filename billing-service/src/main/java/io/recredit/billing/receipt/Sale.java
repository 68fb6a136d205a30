package io.recredit.billing.receipt;

import io.recredit.billing.ledger.BalanceKey;
import io.recredit.billing.vat.ChargedVat;
import io.recredit.contracts.Amount;
import java.time.Instant;
import java.util.UUID;

/**
 * What was bought and paid.
 *
 * @param topup the attempt that paid it
 * @param amount what was added to the balance
 * @param currency of the price, ISO 4217
 * @param netMinor the price without VAT, in minor units
 * @param cardBrand the card scheme as the processor calls it
 * @param cardLast4 the last four digits of its number
 * @param paidAt when it was known to be paid: the receipt's time, and in the seller's time zone its year
 */
public record Sale(
        UUID topup,
        BalanceKey balance,
        Amount amount,
        String currency,
        long netMinor,
        ChargedVat vat,
        String cardBrand,
        String cardLast4,
        Instant paidAt) {}
