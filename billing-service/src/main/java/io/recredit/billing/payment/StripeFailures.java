package io.recredit.billing.payment;

import com.stripe.exception.ApiConnectionException;
import com.stripe.exception.AuthenticationException;
import com.stripe.exception.CardException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.RateLimitException;
import com.stripe.exception.StripeException;
import com.stripe.model.StripeError;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;

/** What a failed request to Stripe means for the payment that it was about. */
final class StripeFailures {

    /** The bank wants the holder to approve, and the holder is not there (Stripe's decline and error code). */
    static final String AUTHENTICATION_REQUIRED = "authentication_required";

    private StripeFailures() {}

    /**
     * What is surely not charged is told apart from what may be. A refused payment was carried out and its refusal is
     * what Stripe remembers; what was never read, or turned away at the door, is not remembered (Stripe's guide to
     * idempotent requests). All else may have been charged: 5xx, 409 while the first request of the key still runs, the
     * same key with other parameters, a connection that broke.
     */
    static PaymentAnswer ofCharge(StripeException failure) {
        return switch (failure) {
            case CardException refused -> declined(refused.getDeclineCode(), refused.getCode());
            case RateLimitException slowDown -> new PaymentAnswer.NotTaken(inWords(slowDown));
            case InvalidRequestException refused -> declined(null, refused.getCode());
            case AuthenticationException notLetIn -> new PaymentAnswer.NotTaken(inWords(notLetIn));
            case ApiConnectionException lost when neverSent(lost) -> new PaymentAnswer.NotTaken(inWords(lost));
            default -> new PaymentAnswer.Unknown(inWords(failure));
        };
    }

    /** Why a payment that Stripe shows as failed did fail. */
    static PaymentAnswer ofFailedPayment(StripeError error) {
        return declined(error.getDeclineCode(), error.getCode());
    }

    private static PaymentAnswer declined(@Nullable String declineCode, @Nullable String code) {
        if (AUTHENTICATION_REQUIRED.equals(declineCode) || AUTHENTICATION_REQUIRED.equals(code)) {
            return new PaymentAnswer.NeedsApproval();
        }
        if (declineCode != null) {
            return new PaymentAnswer.Declined(declineCode);
        }
        return new PaymentAnswer.Declined(code == null ? "invalid_request" : code);
    }

    private static boolean neverSent(ApiConnectionException failure) {
        Throwable cause = failure.getCause();
        return cause instanceof ConnectException
                || cause instanceof HttpConnectTimeoutException
                || cause instanceof SSLHandshakeException;
    }

    /** Status, code and request id; never Stripe's sentence, which may repeat what was sent. */
    static String inWords(StripeException failure) {
        StringBuilder words = new StringBuilder(failure.getClass().getSimpleName());
        if (failure.getStatusCode() != null) {
            words.append(", status ").append(failure.getStatusCode());
        }
        if (failure.getCode() != null) {
            words.append(", code ").append(failure.getCode());
        }
        if (failure.getRequestId() != null) {
            words.append(", request ").append(failure.getRequestId());
        }
        if (failure.getCause() != null) {
            words.append(", ").append(failure.getCause().getClass().getSimpleName());
        }
        return words.toString();
    }
}
