package io.recredit.localstack.processor;

import java.util.Map;
import java.util.Optional;

/**
 * Stripe's documented test cards (docs.stripe.com/testing).
 *
 * @param storing what storing it gives
 * @param charging what charging it without its holder gives, once it is stored
 */
record TestCard(String brand, String country, ChargeOutcome storing, ChargeOutcome charging) {

    private static final Map<String, TestCard> BY_NUMBER = Map.ofEntries(
            good("4242424242424242", "visa", "US"),
            good("4000056655665556", "visa", "US"),
            good("4000002500000003", "visa", "FR"),
            good("4000003800000008", "visa", "IT"),
            good("4000003560000008", "visa", "IN"),
            good("5555555555554444", "mastercard", "US"),
            good("2223003122003222", "mastercard", "US"),
            good("5200828282828210", "mastercard", "US"),
            good("378282246310005", "amex", "US"),
            good("371449635398431", "amex", "US"),
            good("6011111111111117", "discover", "US"),
            good("3056930009020004", "diners", "US"),
            good("36227206271667", "diners", "US"),
            good("3566002020360505", "jcb", "JP"),
            good("6200000000000005", "unionpay", "CN"),
            // Refused when they are stored.
            refused("4000000000000002", "generic_decline"),
            refused("4000000000009995", "insufficient_funds"),
            refused("4000000000009987", "lost_card"),
            refused("4000000000009979", "stolen_card"),
            refused("4000000000000069", "expired_card"),
            refused("4000000000000127", "incorrect_cvc"),
            refused("4000000000000119", "processing_error"),
            refused("4100000000000019", "fraudulent"),
            // Stored, and then declined or not as the documentation says.
            later("4000000000000341", "generic_decline"),
            later("4000002760003184", "authentication_required"),
            later("4000008260003178", "insufficient_funds"),
            later("4000002500003155", "ok"),
            later("4000003800000446", "ok"));

    private static Map.Entry<String, TestCard> good(String number, String brand, String country) {
        return Map.entry(number, new TestCard(brand, country, ChargeOutcome.OK, ChargeOutcome.OK));
    }

    private static Map.Entry<String, TestCard> refused(String number, String code) {
        ChargeOutcome outcome = new ChargeOutcome(code);
        return Map.entry(number, new TestCard("visa", "US", outcome, outcome));
    }

    private static Map.Entry<String, TestCard> later(String number, String code) {
        return Map.entry(number, new TestCard("visa", "US", ChargeOutcome.OK, new ChargeOutcome(code)));
    }

    /** Empty for every other number, real ones among them: they are refused. */
    static Optional<TestCard> of(String number) {
        return Optional.ofNullable(BY_NUMBER.get(number));
    }
}
