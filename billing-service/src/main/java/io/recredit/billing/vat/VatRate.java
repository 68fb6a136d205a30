package io.recredit.billing.vat;

import io.recredit.contracts.Amount;
import java.time.LocalDate;

/**
 * The standard rate of a country from a day on, until the next one.
 *
 * @param country ISO 3166-1 alpha-2
 * @param validFrom in the seller's time zone
 * @param percent 0 to 100
 */
record VatRate(String country, LocalDate validFrom, Amount percent) {}
