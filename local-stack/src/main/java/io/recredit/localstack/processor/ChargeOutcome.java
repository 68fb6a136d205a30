package io.recredit.localstack.processor;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Set;

/**
 * What charging a stored card gives.
 *
 * @param name {@code ok}, or Stripe's decline code, e.g. {@code insufficient_funds}, or {@code authentication_required}
 */
record ChargeOutcome(@JsonValue String name) {

    /** Decline codes that are also error codes; the code of all others is {@code card_declined}. */
    private static final Set<String> OWN_CODES =
            Set.of("expired_card", "incorrect_cvc", "incorrect_number", "processing_error", "authentication_required");

    /** Stripe's documented decline codes (docs.stripe.com/declines/codes). */
    private static final Set<String> DECLINE_CODES = Set.of(
            "approve_with_id",
            "authentication_not_handled",
            "authentication_required",
            "call_issuer",
            "card_not_supported",
            "card_velocity_exceeded",
            "currency_not_supported",
            "do_not_honor",
            "do_not_try_again",
            "duplicate_transaction",
            "expired_card",
            "fraudulent",
            "generic_decline",
            "incorrect_cvc",
            "incorrect_number",
            "incorrect_zip",
            "insufficient_funds",
            "invalid_account",
            "invalid_amount",
            "invalid_cvc",
            "invalid_expiry_month",
            "invalid_expiry_year",
            "invalid_number",
            "issuer_not_available",
            "lost_card",
            "merchant_blacklist",
            "new_account_information_available",
            "no_action_taken",
            "not_permitted",
            "pickup_card",
            "processing_error",
            "reenter_transaction",
            "restricted_card",
            "revocation_of_all_authorizations",
            "revocation_of_authorization",
            "security_violation",
            "service_not_allowed",
            "stolen_card",
            "stop_payment_order",
            "test_mode_decline",
            "test_mode_live_card",
            "transaction_not_allowed",
            "try_again_later",
            "withdrawal_count_limit_exceeded");

    static final ChargeOutcome OK = new ChargeOutcome("ok");
    static final ChargeOutcome AUTHENTICATION_REQUIRED = new ChargeOutcome("authentication_required");

    @JsonCreator
    ChargeOutcome {
        if (!name.equals("ok") && !DECLINE_CODES.contains(name)) {
            throw new IllegalArgumentException("outcome must be ok or one of Stripe's decline codes, not " + name);
        }
    }

    boolean isOk() {
        return equals(OK);
    }

    /** Stripe's error code. */
    String code() {
        return OWN_CODES.contains(name) ? name : "card_declined";
    }

    /** What Stripe says in words. */
    String message() {
        return switch (name) {
            case "insufficient_funds" -> "Your card has insufficient funds.";
            case "expired_card" -> "Your card has expired.";
            case "incorrect_cvc" -> "Your card's security code is incorrect.";
            case "incorrect_number" -> "Your card number is incorrect.";
            case "processing_error" -> "An error occurred while processing your card. Try again in a little bit.";
            case "authentication_required" -> "Your card was declined. This transaction requires authentication.";
            default -> "Your card was declined.";
        };
    }
}
