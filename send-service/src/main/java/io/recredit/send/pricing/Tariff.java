package io.recredit.send.pricing;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A complete price list of one currency. */
public final class Tariff {

    private final String id;
    private final String currency;
    private final Instant validFrom;
    private final Map<String, Price> byPrefix;
    private final int longestPrefix;

    /** @param prices one a prefix; of two with the same prefix the first counts */
    public Tariff(String id, String currency, Instant validFrom, Collection<Price> prices) {
        this.id = id;
        this.currency = currency;
        this.validFrom = validFrom;
        this.byPrefix = prices.stream()
                .collect(Collectors.toUnmodifiableMap(Price::prefix, Function.identity(), (first, second) -> first));
        this.longestPrefix =
                prices.stream().mapToInt(price -> price.prefix().length()).max().orElse(0);
    }

    public String id() {
        return id;
    }

    public String currency() {
        return currency;
    }

    public Instant validFrom() {
        return validFrom;
    }

    /**
     * The price of the longest prefix that the number begins with, empty if there is none.
     *
     * @param digits the international number without the plus sign
     */
    public Optional<Price> priceOf(String digits) {
        for (int length = Math.min(longestPrefix, digits.length()); length > 0; length--) {
            Price price = byPrefix.get(digits.substring(0, length));
            if (price != null) {
                return Optional.of(price);
            }
        }
        return Optional.empty();
    }
}
