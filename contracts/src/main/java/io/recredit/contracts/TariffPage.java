package io.recredit.contracts;

import java.util.List;

/**
 * Some prices of a tariff. Its record key is {@code <tariff>/<page>}, so that compaction keeps every page.
 *
 * @param page from 0
 * @param prices at most {@value #MAX_PRICES}
 */
public record TariffPage(String tariff, int page, List<Price> prices) {

    public static final String TYPE = "io.recredit.billing.tariff-page.v1";

    /** Prices on one page at most. */
    public static final int MAX_PRICES = 500;

    /**
     * @param prefix digits of the international number, 1 to 15; the longest that matches wins
     * @param country ISO 3166-1 alpha-2
     * @param price per segment, not negative
     */
    public record Price(String prefix, String country, Amount price) {}
}
