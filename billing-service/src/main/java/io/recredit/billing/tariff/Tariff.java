package io.recredit.billing.tariff;

import io.recredit.contracts.TariffHeader;
import io.recredit.contracts.TariffPage;
import io.recredit.contracts.TariffPage.Price;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The price list of one currency from a point in time on. It never changes: new prices are a new tariff.
 *
 * @param id the operator's name for it, of the form {@link #ID}
 * @param validFrom to the microsecond, which is what the database keeps
 * @param prices at least one, in the order of their prefixes, no prefix twice
 */
record Tariff(String id, String currency, Instant validFrom, List<Price> prices) {

    /** 2 to 40 lower case letters, digits and hyphens; no hyphen first. */
    static final Pattern ID = Pattern.compile("^[a-z0-9][a-z0-9-]{1,39}$");

    Tariff {
        prices = prices.stream().sorted(Comparator.comparing(Price::prefix)).toList();
    }

    TariffHeader header() {
        return new TariffHeader(id, currency, validFrom, pages().size(), prices.size());
    }

    /** The prices in pages of at most {@link TariffPage#MAX_PRICES}, numbered from 0. */
    List<TariffPage> pages() {
        List<TariffPage> pages = new ArrayList<>();
        for (int from = 0; from < prices.size(); from += TariffPage.MAX_PRICES) {
            int to = Math.min(from + TariffPage.MAX_PRICES, prices.size());
            pages.add(new TariffPage(id, pages.size(), prices.subList(from, to)));
        }
        return List.copyOf(pages);
    }

    /**
     * What makes two imports the same: currency, time and prices, in one fixed spelling. The order of the lines in the
     * file, their line ends and trailing zeros of a price do not matter.
     */
    byte[] content() {
        StringBuilder text =
                new StringBuilder(currency).append('\n').append(validFrom).append('\n');
        for (Price price : prices) {
            text.append(price.prefix()).append(',').append(price.country()).append(',');
            text.append(price.price().micros()).append('\n');
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
