package io.recredit.billing.payment;

import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Stripe counts a few currencies otherwise than ISO 4217 does (Stripe's guide to currencies): the króna in hundredths
 * although it has no smaller unit, the ariary in whole ones. Of the shilling its pages say both, so it is not charged.
 */
final class StripeAmounts {

    private static final int HUNDREDTHS = 100;

    private static final Map<String, Integer> COUNTED_IN_HUNDREDTHS = Map.of("ISK", HUNDREDTHS);
    private static final Map<String, Integer> COUNTED_WHOLE = Map.of("MGA", HUNDREDTHS);
    private static final Set<String> UNCLEAR = Set.of("UGX");

    private StripeAmounts() {}

    /**
     * Stripe's count.
     *
     * @param minorUnits of ISO 4217
     * @return empty if it cannot be charged
     */
    static OptionalLong toStripe(long minorUnits, String currency) {
        int whole = COUNTED_WHOLE.getOrDefault(currency, 1);
        if (UNCLEAR.contains(currency) || minorUnits % whole != 0) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(
                Math.multiplyExact(minorUnits / whole, (long) COUNTED_IN_HUNDREDTHS.getOrDefault(currency, 1)));
    }

    /**
     * Minor units of ISO 4217, the inverse of {@link #toStripe}.
     *
     * @param counted Stripe's count
     * @param currency ISO 4217, upper case
     */
    static long fromStripe(long counted, String currency) {
        return counted
                / COUNTED_IN_HUNDREDTHS.getOrDefault(currency, 1)
                * (long) COUNTED_WHOLE.getOrDefault(currency, 1);
    }
}
