package io.recredit.billing.payment;

import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.net.RequestOptions;
import com.stripe.param.CustomerCreateParams;
import com.stripe.param.PaymentIntentCreateParams;
import com.stripe.service.V1Services;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Supplier;

/** The card processor is Stripe. */
@ApplicationScoped
class StripeGateway implements PaymentGateway {

    /** Metadata of a payment: the attempt that it is for. */
    static final String ATTEMPT = "attempt";

    private static final String CUSTOMER = "customer";
    private static final String ACCOUNT = "account";

    /** Tries again of what is not a charge, by the library, with the same key. */
    private static final int RETRIES = 2;

    private static final RequestOptions TRY_AGAIN =
            RequestOptions.builder().setMaxNetworkRetries(RETRIES).build();

    private final V1Services stripe;
    private final StripeCardPages pages;
    private final StripePaymentSearch payments;
    private final ProcessorThreads threads;

    StripeGateway(V1Services stripe, StripeCardPages pages, StripePaymentSearch payments, ProcessorThreads threads) {
        this.stripe = stripe;
        this.pages = pages;
        this.payments = payments;
        this.threads = threads;
    }

    @Override
    public Uni<String> createCustomer(UUID id, String customer) {
        CustomerCreateParams params = CustomerCreateParams.builder()
                .setDescription(customer)
                .putMetadata(CUSTOMER, customer)
                .build();
        RequestOptions options = RequestOptions.builder()
                .setIdempotencyKey("customer-" + id)
                .setMaxNetworkRetries(RETRIES)
                .build();
        return asked(
                "a record of the customer " + customer,
                () -> stripe.customers().create(params, options).getId());
    }

    @Override
    public Uni<CardPage> openCardPage(String gatewayCustomer, URI returnTo) {
        return asked("a card page", () -> pages.open(gatewayCustomer, returnTo, TRY_AGAIN));
    }

    @Override
    public Uni<CardPageState> cardPage(String page) {
        return asked("the card page " + page, () -> pages.state(page, TRY_AGAIN));
    }

    @Override
    public Uni<Void> removeCard(String gatewayCard) {
        return asked("the removal of the card " + gatewayCard, () -> {
                    detach(gatewayCard);
                    return true;
                })
                .replaceWithVoid();
    }

    private void detach(String gatewayCard) throws StripeException {
        try {
            stripe.paymentMethods().detach(gatewayCard, TRY_AGAIN);
        } catch (InvalidRequestException notAttached) {
            // It was detached before, or the customer was removed with its cards: nobody can be charged through it.
        }
    }

    @Override
    public Uni<PaymentAnswer> charge(Payment payment) {
        return answered(() -> {
            OptionalLong amount = StripeAmounts.toStripe(payment.minorUnits(), payment.currency());
            return amount.isEmpty()
                    ? new PaymentAnswer.Declined("currency_not_supported")
                    : payments.answerOf(
                            stripe.paymentIntents().create(params(payment, amount.getAsLong()), onlyOnce(payment)));
        });
    }

    private static PaymentIntentCreateParams params(Payment payment, long amount) {
        return PaymentIntentCreateParams.builder()
                .setAmount(amount)
                .setCurrency(payment.currency().toLowerCase(Locale.ROOT))
                .setCustomer(payment.gatewayCustomer())
                .setPaymentMethod(payment.gatewayCard())
                .addPaymentMethodType("card")
                .setConfirm(true)
                .setOffSession(true)
                .setDescription(payment.description())
                .putMetadata(ATTEMPT, payment.id().toString())
                .putMetadata(CUSTOMER, payment.customer())
                .putMetadata(ACCOUNT, payment.account())
                .build();
    }

    /** Without tries by the library: when to ask again is the top-ups' decision. */
    private static RequestOptions onlyOnce(Payment payment) {
        return RequestOptions.builder()
                .setIdempotencyKey(payment.id().toString())
                .setMaxNetworkRetries(0)
                .build();
    }

    @Override
    public Uni<PaymentAnswer> ask(Payment payment) {
        return threads.call(() -> {
            try {
                return payments.find(payment);
            } catch (StripeException failure) {
                return new PaymentAnswer.Unknown(StripeFailures.inWords(failure));
            } catch (RuntimeException unreadable) {
                return new PaymentAnswer.Unknown(unreadable.getClass().getSimpleName());
            }
        });
    }

    private Uni<PaymentAnswer> answered(Call<PaymentAnswer> charge) {
        return threads.call(() -> {
            try {
                return charge.run();
            } catch (StripeException failure) {
                return StripeFailures.ofCharge(failure);
            } catch (RuntimeException unreadable) {
                return new PaymentAnswer.Unknown(unreadable.getClass().getSimpleName());
            }
        });
    }

    private <T> Uni<T> asked(String what, Call<T> call) {
        Supplier<T> supplier = () -> {
            try {
                return call.run();
            } catch (StripeException failure) {
                throw new GatewayAway(what + ": " + StripeFailures.inWords(failure), failure);
            } catch (RuntimeException unreadable) {
                throw new GatewayAway(what + ": " + unreadable.getClass().getSimpleName(), unreadable);
            }
        };
        return threads.call(supplier);
    }

    /** A request of the library. */
    private interface Call<T> {

        T run() throws StripeException;
    }
}
