package io.recredit.contracts;

import java.time.Instant;

/**
 * A tariff: the price list of one currency from a point in time on. It is active once all its pages are there.
 *
 * @param tariff the operator's id for it
 * @param pages number of {@link TariffPage}s, numbered from 0
 * @param prices number of prices on all pages together
 */
public record TariffHeader(String tariff, String currency, Instant validFrom, int pages, int prices) {

    public static final String TYPE = "io.recredit.billing.tariff-header.v1";
}
