package io.recredit.localstack.processor;

import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.model.Customer;
import com.stripe.model.PaymentIntent;
import com.stripe.model.checkout.Session;
import com.stripe.net.RequestOptions;
import com.stripe.param.CustomerCreateParams;
import com.stripe.param.PaymentIntentCreateParams;
import com.stripe.param.checkout.SessionCreateParams;
import com.stripe.param.checkout.SessionRetrieveParams;

/** Does through stripe-java what billing does. */
final class Shop {

    private static final int READ_TIMEOUT_MILLIS = 30_000;

    private final StripeClient stripe;
    private final ProcessorSimulator simulator;

    Shop(ProcessorSimulator simulator) {
        this(simulator, ProcessorOptions.DEFAULT_API_KEY, READ_TIMEOUT_MILLIS);
    }

    Shop(ProcessorSimulator simulator, String apiKey, int readTimeoutMillis) {
        this.simulator = simulator;
        stripe = StripeClient.builder()
                .setApiKey(apiKey)
                .setApiBase(simulator.apiBase())
                .setMaxNetworkRetries(0)
                .setReadTimeout(readTimeoutMillis)
                .build();
    }

    StripeClient stripe() {
        return stripe;
    }

    String customer() throws StripeException {
        Customer customer = stripe.v1()
                .customers()
                .create(CustomerCreateParams.builder()
                        .setName("acme")
                        .putMetadata("customer", "acme")
                        .build());
        return customer.getId();
    }

    Session page(String customer) throws StripeException {
        return stripe.v1()
                .checkout()
                .sessions()
                .create(SessionCreateParams.builder()
                        .setMode(SessionCreateParams.Mode.SETUP)
                        .setCustomer(customer)
                        .setCurrency("eur")
                        .setSuccessUrl("http://127.0.0.1:1/done?session={CHECKOUT_SESSION_ID}")
                        .setCancelUrl("http://127.0.0.1:1/given-up")
                        .build());
    }

    Session pageAgain(String id) throws StripeException {
        SessionRetrieveParams expanded = SessionRetrieveParams.builder()
                .addExpand("setup_intent")
                .addExpand("setup_intent.payment_method")
                .build();
        return stripe.v1().checkout().sessions().retrieve(id, expanded);
    }

    /** Stores a card on the hosted page; gives its id. */
    String card(String customer, String number) throws StripeException {
        Session page = page(customer);
        simulator.control().storeCard(page.getUrl(), number);
        return pageAgain(page.getId()).getSetupIntentObject().getPaymentMethod();
    }

    PaymentIntent charge(String customer, String card, long cents, String key) throws StripeException {
        return charge(customer, card, cents, key, "account-1");
    }

    PaymentIntent charge(String customer, String card, long cents, String key, String account) throws StripeException {
        PaymentIntentCreateParams params = PaymentIntentCreateParams.builder()
                .setAmount(cents)
                .setCurrency("eur")
                .setCustomer(customer)
                .setPaymentMethod(card)
                .setConfirm(true)
                .setOffSession(true)
                .setDescription("Prepaid credits")
                .putMetadata("account", account)
                .putMetadata("attempt", key)
                .build();
        return stripe.v1()
                .paymentIntents()
                .create(params, RequestOptions.builder().setIdempotencyKey(key).build());
    }
}
