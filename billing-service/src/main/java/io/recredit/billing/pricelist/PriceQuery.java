package io.recredit.billing.pricelist;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to know the price of.
 *
 * @param time the tariff that is valid at this moment counts
 * @param country only this country's prices; null for all
 * @param digits of the number without the plus sign; empty if it is not about one. For no log
 */
record PriceQuery(String currency, Instant time, @Nullable String country, Language language, String digits) {}
