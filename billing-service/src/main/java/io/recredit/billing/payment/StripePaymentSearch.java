package io.recredit.billing.payment;

import com.stripe.exception.StripeException;
import com.stripe.model.PaymentIntent;
import com.stripe.model.StripeError;
import com.stripe.param.PaymentIntentListParams;
import com.stripe.param.PaymentIntentListParams.Created;
import com.stripe.service.V1Services;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * Finds the payment of an attempt among its customer's at Stripe. The list is what Stripe says is so; the first answer
 * under an idempotency key is only what it said then, a 500 included. (Stripe's search would be quicker, but lags.)
 */
@ApplicationScoped
class StripePaymentSearch {

    /** Stripe's largest page. */
    private static final long PAGE_SIZE = 100;

    /** The two clocks may differ by this much. */
    private static final Duration CLOCKS_DIFFER = Duration.ofHours(1);

    /** A payment is sent again with its key for this long at most; it is on the list no later than an hour after. */
    private static final Duration LATEST = PaymentGateway.REPEATABLE_FOR.plus(CLOCKS_DIFFER);

    /** A payment that was made but not confirmed within this time never will be: Stripe does both in one request. */
    private static final Duration ABANDONED_AFTER = Duration.ofMinutes(10);

    private final V1Services stripe;

    StripePaymentSearch(V1Services stripe) {
        this.stripe = stripe;
    }

    /** What became of the payment; {@link PaymentAnswer.NotFound} if there is none. */
    PaymentAnswer find(Payment payment) throws StripeException {
        PaymentIntentListParams params = PaymentIntentListParams.builder()
                .setCustomer(payment.gatewayCustomer())
                .setCreated(Created.builder()
                        .setGte(payment.begunAt().minus(CLOCKS_DIFFER).getEpochSecond())
                        .setLte(payment.begunAt().plus(LATEST).getEpochSecond())
                        .build())
                .setLimit(PAGE_SIZE)
                .build();
        Optional<PaymentIntent> found = Optional.empty();
        for (PaymentIntent intent : stripe.paymentIntents().list(params).autoPagingIterable()) {
            boolean same = payment.id().toString().equals(intent.getMetadata().get(StripeGateway.ATTEMPT));
            if (same && (found.isEmpty() || isPaid(intent))) {
                found = Optional.of(intent);
            }
        }
        return found.isEmpty() ? new PaymentAnswer.NotFound() : settle(found.get());
    }

    private static boolean isPaid(PaymentIntent intent) {
        return "succeeded".equals(intent.getStatus());
    }

    /** A payment that nobody will confirm any more is cancelled, so that it cannot be charged later after all. */
    private PaymentAnswer settle(PaymentIntent intent) throws StripeException {
        Instant created = Instant.ofEpochSecond(intent.getCreated());
        boolean abandoned = isUnconfirmed(intent)
                && created.isBefore(Clock.systemUTC().instant().minus(ABANDONED_AFTER));
        return answerOf(abandoned ? stripe.paymentIntents().cancel(intent.getId()) : intent);
    }

    private static boolean isUnconfirmed(PaymentIntent intent) {
        return "requires_confirmation".equals(intent.getStatus())
                || "requires_payment_method".equals(intent.getStatus()) && intent.getLastPaymentError() == null;
    }

    /** What a payment's state says. One that could still be charged is unknown, not declined. */
    PaymentAnswer answerOf(PaymentIntent intent) {
        StripeError error = intent.getLastPaymentError();
        return switch (Objects.requireNonNullElse(intent.getStatus(), "")) {
            case "succeeded" -> charged(intent);
            case "canceled" ->
                error == null ? new PaymentAnswer.Declined("canceled") : StripeFailures.ofFailedPayment(error);
            case "requires_action" -> new PaymentAnswer.NeedsApproval();
            case "requires_payment_method" ->
                error == null
                        ? new PaymentAnswer.Unknown("payment " + intent.getId() + " is not confirmed")
                        : StripeFailures.ofFailedPayment(error);
            default -> new PaymentAnswer.Unknown("payment " + intent.getId() + " is " + intent.getStatus());
        };
    }

    private static PaymentAnswer.Charged charged(PaymentIntent intent) {
        String currency = intent.getCurrency().toUpperCase(Locale.ROOT);
        return new PaymentAnswer.Charged(
                intent.getId(), StripeAmounts.fromStripe(intent.getAmountReceived(), currency), currency);
    }
}
