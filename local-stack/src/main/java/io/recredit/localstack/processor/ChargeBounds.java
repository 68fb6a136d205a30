package io.recredit.localstack.processor;

import java.util.Map;

/** The least and the most that can be charged at once (docs.stripe.com/currencies). */
final class ChargeBounds {

    private static final long MAX = 99_999_999;

    /** In the smallest unit; other currencies have no bound here. */
    private static final Map<String, Long> MIN = Map.ofEntries(
            Map.entry("usd", 50L),
            Map.entry("eur", 50L),
            Map.entry("gbp", 30L),
            Map.entry("chf", 50L),
            Map.entry("aud", 50L),
            Map.entry("cad", 50L),
            Map.entry("inr", 50L),
            Map.entry("jpy", 50L),
            Map.entry("dkk", 250L),
            Map.entry("nok", 300L),
            Map.entry("sek", 300L),
            Map.entry("pln", 200L),
            Map.entry("czk", 1_500L),
            Map.entry("huf", 17_500L));

    private ChargeBounds() {}

    /** @throws StripeProblem if the amount is too small, too large, or the currency is none */
    static void check(long amount, String currency) {
        if (!currency.matches("[a-z]{3}")) {
            throw StripeProblem.invalid("Invalid currency: " + currency + ".", "currency");
        }
        if (amount < MIN.getOrDefault(currency, 1L)) {
            throw new StripeProblem(400, "invalid_request_error")
                    .code("amount_too_small")
                    .message("The amount is below the least that can be charged in " + currency + ": "
                            + MIN.get(currency) + ".")
                    .param("amount");
        }
        if (amount > MAX) {
            throw new StripeProblem(400, "invalid_request_error")
                    .code("amount_too_large")
                    .message("Amount must be no more than " + MAX + ".")
                    .param("amount");
        }
    }
}
