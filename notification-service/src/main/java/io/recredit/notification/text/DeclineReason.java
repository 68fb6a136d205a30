package io.recredit.notification.text;

import java.util.Locale;
import java.util.Map;

/**
 * Why a card was not charged, as far as its holder is told. Codes are Stripe's decline and error codes
 * (https://docs.stripe.com/declines/codes) and ours. As Stripe asks, a lost, stolen or suspicious card is not named as
 * such: that is for its bank to say.
 */
enum DeclineReason {
    FUNDS,
    EXPIRED,
    DETAILS,
    UNSUPPORTED,
    LIMIT,
    TROUBLE,
    APPROVAL,
    NO_CARD,
    NOT_FOR_SALE,
    TOO_MUCH,
    /** Everything else, codes that nobody has heard of yet included. */
    BANK;

    private static final Map<String, DeclineReason> BY_CODE = Map.ofEntries(
            Map.entry("insufficient_funds", FUNDS),
            Map.entry("expired_card", EXPIRED),
            Map.entry("invalid_expiry_month", EXPIRED),
            Map.entry("invalid_expiry_year", EXPIRED),
            Map.entry("incorrect_number", DETAILS),
            Map.entry("invalid_number", DETAILS),
            Map.entry("invalid_account", DETAILS),
            Map.entry("incorrect_cvc", DETAILS),
            Map.entry("invalid_cvc", DETAILS),
            Map.entry("incorrect_zip", DETAILS),
            Map.entry("incorrect_address", DETAILS),
            Map.entry("card_not_supported", UNSUPPORTED),
            Map.entry("currency_not_supported", UNSUPPORTED),
            Map.entry("not_permitted", UNSUPPORTED),
            Map.entry("service_not_allowed", UNSUPPORTED),
            Map.entry("transaction_not_allowed", UNSUPPORTED),
            Map.entry("card_velocity_exceeded", LIMIT),
            Map.entry("withdrawal_count_limit_exceeded", LIMIT),
            Map.entry("processing_error", TROUBLE),
            Map.entry("issuer_not_available", TROUBLE),
            Map.entry("reenter_transaction", TROUBLE),
            Map.entry("try_again_later", TROUBLE),
            // These are no words of a bank: billing-service's own, and what the processor says of a request.
            Map.entry("processor_unavailable", TROUBLE),
            Map.entry("not_charged", TROUBLE),
            Map.entry("processor_error", TROUBLE),
            Map.entry("invalid_request", TROUBLE),
            Map.entry("resource_missing", DETAILS),
            Map.entry("not_for_sale", NOT_FOR_SALE),
            Map.entry("balance_too_large", TOO_MUCH),
            Map.entry("authentication_required", APPROVAL),
            Map.entry("authentication_not_handled", APPROVAL),
            Map.entry("no_card", NO_CARD));

    static DeclineReason of(String code) {
        return BY_CODE.getOrDefault(code.replace('-', '_'), BANK);
    }

    /** The end of its keys in the word lists. */
    String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
