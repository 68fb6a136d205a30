package io.recredit.localstack.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.stripe.exception.AuthenticationException;
import com.stripe.exception.CardException;
import com.stripe.exception.IdempotencyException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.model.PaymentIntent;
import com.stripe.model.PaymentMethod;
import com.stripe.model.StripeCollection;
import com.stripe.model.checkout.Session;
import com.stripe.param.PaymentIntentListParams;
import com.stripe.param.PaymentMethodListParams;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProcessorSimulatorTest {

    private final ProcessorSimulator processor = ProcessorSimulator.start(ProcessorOptions.forTests());
    private final ProcessorControl control = processor.control();
    private final Shop shop = new Shop(processor);

    @AfterEach
    void stop() {
        processor.close();
    }

    @Test
    void aCardStoredOnThePageIsCharged() throws Exception {
        String customer = shop.customer();
        Session page = shop.page(customer);
        assertThat(page.getStatus()).isEqualTo("open");
        assertThat(control.storeCard(page.getUrl(), "4242 4242 4242 4242"))
                .hasToString("http://127.0.0.1:1/done?session=" + page.getId());

        Session completed = shop.pageAgain(page.getId());
        assertThat(completed.getStatus()).isEqualTo("complete");
        PaymentMethod card = completed.getSetupIntentObject().getPaymentMethodObject();
        assertThat(card.getCard().getBrand()).isEqualTo("visa");
        assertThat(card.getCard().getLast4()).isEqualTo("4242");
        assertThat(card.getCard().getExpMonth()).isEqualTo(12);
        assertThat(card.getCard().getExpYear()).isEqualTo(2030);

        PaymentIntent payment = shop.charge(customer, card.getId(), 600, "key-1");
        assertThat(payment.getStatus()).isEqualTo("succeeded");
        assertThat(payment.getAmountReceived()).isEqualTo(600);
        assertThat(payment.getMetadata()).containsEntry("attempt", "key-1");
        assertThat(shop.stripe().v1().paymentIntents().retrieve(payment.getId()).getStatus())
                .isEqualTo("succeeded");
        assertThat(control.payments()).singleElement().satisfies(seen -> {
            assertThat(seen.id()).isEqualTo(payment.getId());
            assertThat(seen.idempotencyKey()).isEqualTo("key-1");
            assertThat(seen.isSucceeded()).isTrue();
        });
    }

    @Test
    void theSameKeyGivesTheFirstAnswerAgain() throws Exception {
        String customer = shop.customer();
        String card = shop.card(customer, ProcessorControl.GOOD_CARD);
        PaymentIntent first = shop.charge(customer, card, 600, "key-1");
        PaymentIntent again = shop.charge(customer, card, 600, "key-1");

        assertThat(again.getId()).isEqualTo(first.getId());
        assertThat(again.getLastResponse().body())
                .isEqualTo(first.getLastResponse().body());
        assertThat(again.getLastResponse().headers().firstValue("Idempotent-Replayed"))
                .contains("true");
        assertThat(catchThrowableOfType(IdempotencyException.class, () -> shop.charge(customer, card, 700, "key-1"))
                        .getStatusCode())
                .isEqualTo(400);
        assertThat(control.payments()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "4000000000000341, card_declined, generic_decline",
        "4000008260003178, card_declined, insufficient_funds",
        "4000002760003184, authentication_required, authentication_required",
    })
    void aCardThatDeclinesLaterCanBeStored(String number, String code, String declineCode) throws Exception {
        String customer = shop.customer();
        String card = shop.card(customer, number);
        CardException declined =
                catchThrowableOfType(CardException.class, () -> shop.charge(customer, card, 600, "key-1"));

        assertThat(declined.getStatusCode()).isEqualTo(402);
        assertThat(declined.getCode()).isEqualTo(code);
        assertThat(declined.getDeclineCode()).isEqualTo(declineCode);
        PaymentIntent payment = declined.getStripeError().getPaymentIntent();
        assertThat(payment.getStatus()).isEqualTo("requires_payment_method");
        assertThat(payment.getLastPaymentError().getDeclineCode()).isEqualTo(declineCode);
        assertThat(payment.getAmountReceived()).isZero();
        assertThat(catchThrowableOfType(CardException.class, () -> shop.charge(customer, card, 600, "key-1"))
                        .getStripeError()
                        .getPaymentIntent()
                        .getId())
                .isEqualTo(payment.getId());
        assertThat(control.counts().declined()).isEqualTo(1);
    }

    @Test
    void paymentsAreListedNewestFirstPageByPage() throws Exception {
        String customer = shop.customer();
        String card = shop.card(customer, ProcessorControl.GOOD_CARD);
        String stranger = shop.customer();
        String strangersCard = shop.card(stranger, ProcessorControl.GOOD_MASTERCARD);
        PaymentIntent oldest = shop.charge(customer, card, 100, "key-1");
        shop.charge(stranger, strangersCard, 200, "key-2");
        PaymentIntent middle = shop.charge(customer, card, 300, "key-3");
        PaymentIntent newest = shop.charge(customer, card, 400, "key-4");

        StripeCollection<PaymentIntent> first = list(customer, null);
        assertThat(first.getData()).extracting(PaymentIntent::getId).isEqualTo(List.of(newest.getId(), middle.getId()));
        assertThat(first.getHasMore()).isTrue();
        StripeCollection<PaymentIntent> rest = list(customer, middle.getId());
        assertThat(rest.getData()).extracting(PaymentIntent::getId).isEqualTo(List.of(oldest.getId()));
        assertThat(rest.getHasMore()).isFalse();
    }

    private StripeCollection<PaymentIntent> list(String customer, @Nullable String after) throws Exception {
        PaymentIntentListParams.Builder params = PaymentIntentListParams.builder()
                .setCustomer(customer)
                .setCreated(PaymentIntentListParams.Created.builder()
                        .setGte(System.currentTimeMillis() / 1_000 - 60)
                        .build())
                .setLimit(2L);
        if (after != null) {
            params.setStartingAfter(after);
        }
        return shop.stripe().v1().paymentIntents().list(params.build());
    }

    @Test
    void aDetachedCardCannotBeChargedAnyMore() throws Exception {
        String customer = shop.customer();
        String card = shop.card(customer, ProcessorControl.GOOD_CARD);
        shop.stripe().v1().paymentMethods().detach(card);

        assertThat(catchThrowableOfType(InvalidRequestException.class, () -> shop.charge(customer, card, 600, "key-1"))
                        .getStatusCode())
                .isEqualTo(400);
        assertThat(catchThrowableOfType(
                        InvalidRequestException.class,
                        () -> shop.stripe().v1().paymentMethods().detach(card)))
                .isNotNull();
        assertThat(control.payments()).isEmpty();
    }

    @Test
    void theCardsOfACustomerAreListedNewestFirst() throws Exception {
        String customer = shop.customer();
        String first = shop.card(customer, ProcessorControl.GOOD_CARD);
        String second = shop.card(customer, ProcessorControl.GOOD_MASTERCARD);
        String removed = shop.card(customer, ProcessorControl.GOOD_CARD);
        shop.stripe().v1().paymentMethods().detach(removed);
        control.behaviour(first, "lost_card");

        PaymentMethodListParams params =
                PaymentMethodListParams.builder().setCustomer(customer).build();
        assertThat(shop.stripe().v1().paymentMethods().list(params).getData())
                .extracting(PaymentMethod::getId)
                .containsExactly(second, first);
        assertThat(shop.stripe()
                        .v1()
                        .customers()
                        .paymentMethods()
                        .list(customer)
                        .getData())
                .hasSize(2);
    }

    @Test
    void aDeclinedPaymentCanBeCanceledASuccessfulOneNot() throws Exception {
        String customer = shop.customer();
        String card = shop.card(customer, ProcessorControl.CARD_DECLINING);
        String declined = catchThrowableOfType(CardException.class, () -> shop.charge(customer, card, 600, "key-1"))
                .getStripeError()
                .getPaymentIntent()
                .getId();
        assertThat(shop.stripe().v1().paymentIntents().cancel(declined).getStatus())
                .isEqualTo("canceled");

        control.behaviour(card, "ok");
        String charged = shop.charge(customer, card, 600, "key-2").getId();
        InvalidRequestException refused = catchThrowableOfType(
                InvalidRequestException.class,
                () -> shop.stripe().v1().paymentIntents().cancel(charged));
        assertThat(refused.getCode()).isEqualTo("payment_intent_unexpected_state");
        assertThat(refused.getStripeError().getPaymentIntent().getStatus()).isEqualTo("succeeded");
    }

    @Test
    void whatIsWrongIsNamedAsStripeDoes() throws Exception {
        String customer = shop.customer();
        assertThat(catchThrowableOfType(
                        AuthenticationException.class, () -> new Shop(processor, "sk_test_wrong", 5_000).customer()))
                .isNotNull();
        InvalidRequestException unknown = catchThrowableOfType(
                InvalidRequestException.class, () -> shop.charge(customer, "pm_unknown", 600, "key-1"));
        assertThat(unknown.getCode()).isEqualTo("resource_missing");
        assertThat(unknown.getParam()).isEqualTo("payment_method");
        assertThat(catchThrowableOfType(
                                InvalidRequestException.class,
                                () -> shop.stripe().v1().paymentIntents().retrieve("pi_unknown"))
                        .getStatusCode())
                .isEqualTo(404);
        String card = shop.card(customer, ProcessorControl.GOOD_CARD);
        assertThat(catchThrowableOfType(InvalidRequestException.class, () -> shop.charge(customer, card, 49, "key-1"))
                        .getCode())
                .isEqualTo("amount_too_small");
        assertThat(shop.charge(customer, card, 50, "key-1").getStatus()).isEqualTo("succeeded");
    }
}
