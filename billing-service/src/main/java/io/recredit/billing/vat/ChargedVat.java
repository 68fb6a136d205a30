package io.recredit.billing.vat;

/**
 * The VAT on a price.
 *
 * @param minorUnits not negative, in the smallest unit of the price's currency, e.g. cents
 */
public record ChargedVat(VatTerms terms, long minorUnits) {}
