package io.recredit.localstack.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.stripe.exception.CardException;
import com.stripe.model.Event;
import com.stripe.model.PaymentIntent;
import com.stripe.model.checkout.Session;
import io.recredit.localstack.Eventually;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WebhooksTest {

    private static final String SUCCEEDED = "payment_intent.succeeded";

    private final ProcessorSimulator processor = ProcessorSimulator.start(ProcessorOptions.forTests());
    private final ProcessorControl control = processor.control();
    private final Shop shop = new Shop(processor);
    private WebhookReceiver receiver;
    private String customer;
    private String card;

    @BeforeEach
    void storeCard() throws Exception {
        receiver = new WebhookReceiver();
        customer = shop.customer();
        card = shop.card(customer, ProcessorControl.GOOD_CARD);
        control.webhookUrl(receiver.url());
    }

    @AfterEach
    void stop() {
        processor.close();
        receiver.close();
    }

    @Test
    void aPaymentIsToldWithASignatureThatStripesLibraryAccepts() throws Exception {
        PaymentIntent payment = shop.charge(customer, card, 600, "key-1");

        Eventually.await("the webhook", () -> !receiver.events().isEmpty());
        Event event = receiver.events().getFirst();
        assertThat(event.getType()).isEqualTo(SUCCEEDED);
        assertThat(event.getRequest().getIdempotencyKey()).isEqualTo("key-1");
        PaymentIntent told =
                (PaymentIntent) event.getDataObjectDeserializer().getObject().orElseThrow();
        assertThat(told.getId()).isEqualTo(payment.getId());
        assertThat(told.getAmountReceived()).isEqualTo(600);
        assertThat(told.getMetadata()).containsEntry("attempt", "key-1");
        assertThat(shop.stripe().v1().events().retrieve(event.getId()).getType())
                .isEqualTo(SUCCEEDED);
    }

    @Test
    void aDeclineAStoredCardAndADetachedOneAreTold() throws Exception {
        Session page = shop.page(customer);
        control.storeCard(page.getUrl(), ProcessorControl.CARD_DECLINING);
        String declining = shop.pageAgain(page.getId()).getSetupIntentObject().getPaymentMethod();
        assertThat(catchThrowable(() -> shop.charge(customer, declining, 600, "key-1")))
                .isInstanceOf(CardException.class);
        shop.stripe().v1().paymentMethods().detach(declining);

        Eventually.await("all webhooks", () -> receiver.events().size() == 5);
        assertThat(receiver.events())
                .extracting(Event::getType)
                .containsExactlyInAnyOrder(
                        "payment_method.attached",
                        "setup_intent.succeeded",
                        "checkout.session.completed",
                        "payment_intent.payment_failed",
                        "payment_method.detached");
        Session told = (Session) receiver.events("checkout.session.completed")
                .getFirst()
                .getDataObjectDeserializer()
                .getObject()
                .orElseThrow();
        assertThat(told.getId()).isEqualTo(page.getId());
    }

    @Test
    void webhooksCanComeTwiceOrThreeTimes() throws Exception {
        control.webhooks(WebhookMode.DOUBLED);
        shop.charge(customer, card, 600, "key-1");
        Eventually.await("two", () -> receiver.events().size() == 2);
        control.webhooks(WebhookMode.TRIPLED);
        shop.charge(customer, card, 600, "key-2");
        Eventually.await("three more", () -> receiver.events().size() == 5);
        assertThat(receiver.events().stream().map(Event::getId).distinct()).hasSize(2);
    }

    @Test
    void aLostWebhookNeverComesUnlessItIsRedelivered() throws Exception {
        control.webhooks(WebhookMode.LOST);
        PaymentIntent lost = shop.charge(customer, card, 600, "key-1");
        control.webhooks(WebhookMode.NORMAL);
        shop.charge(customer, card, 600, "key-2");
        Eventually.await("the second", () -> receiver.events().size() == 1);
        assertThat(receiver.events().getFirst().getRequest().getIdempotencyKey())
                .isEqualTo("key-2");

        control.redeliverPayment(lost.getId(), 2);
        Eventually.await("the first, twice", () -> receiver.events().size() == 3);
    }

    @Test
    void theWebhookCanComeBeforeTheAnswer() throws Exception {
        control.webhooks(WebhookMode.BEFORE_ANSWER);
        shop.charge(customer, card, 600, "key-1");

        assertThat(receiver.events(SUCCEEDED)).hasSize(1);
    }

    @Test
    void aWebhookThatIsNotTakenComesAgain() throws Exception {
        receiver.refuse(1);
        shop.charge(customer, card, 600, "key-1");

        Eventually.await("the second try", () -> receiver.events(SUCCEEDED).size() == 1);
        assertThat(receiver.refusalsLeft()).isZero();
        assertThat(control.counts().webhooksFailed()).isEqualTo(1);
    }

    @Test
    void aLateWebhookComesAfterItsDelay() throws Exception {
        control.webhookDelay(Duration.ofMillis(400));
        long start = System.nanoTime();
        shop.charge(customer, card, 600, "key-1");

        Eventually.await("the webhook", () -> !receiver.events().isEmpty());
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(400));
    }

    @Test
    void whatWasNotDeliveredBeforeARestartIsDeliveredAfterIt(@TempDir Path folder) throws Exception {
        ProcessorOptions options = ProcessorOptions.forTests().withFolder(folder);
        try (ProcessorSimulator before = ProcessorSimulator.start(options)) {
            Shop shopBefore = new Shop(before);
            String customerBefore = shopBefore.customer();
            String cardBefore = shopBefore.card(customerBefore, ProcessorControl.GOOD_CARD);
            receiver.refuse(1);
            before.control().webhookUrl(receiver.url());
            shopBefore.charge(customerBefore, cardBefore, 600, "key-1");
            Eventually.await("a delivery", () -> receiver.refusalsLeft() == 0);
        }
        ProcessorOptions after =
                new ProcessorOptions(0, 0, options.apiKey(), options.webhookSecret(), receiver.url(), folder);
        try (ProcessorSimulator restarted = ProcessorSimulator.start(after)) {
            Eventually.await("the webhook", () -> receiver.events(SUCCEEDED).size() == 1);
            assertThat(restarted.control().counts().payments()).isEqualTo(1);
        }
    }
}
