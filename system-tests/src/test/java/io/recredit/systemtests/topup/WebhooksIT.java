package io.recredit.systemtests.topup;

import static org.assertj.core.api.Assertions.assertThat;

import io.recredit.localstack.client.Answer;
import io.recredit.localstack.processor.ProcessorControl;
import io.recredit.localstack.processor.WebhookMode;
import io.recredit.systemtests.harness.Await;
import io.recredit.systemtests.harness.Buyer;
import io.recredit.systemtests.harness.RunningSystem;
import io.recredit.systemtests.harness.Service;
import io.recredit.systemtests.harness.SystemTest;
import io.recredit.systemtests.harness.Topups;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the processor tells by itself may come as often, as early and as late as it likes. */
@SystemTest
class WebhooksIT {

    private static final Duration DELIVERED_WITHIN = Duration.ofSeconds(90);
    private static final String PATH = "/v1/webhooks/stripe";

    private static Buyer buyer;

    @BeforeAll
    static void storeACard(RunningSystem system) {
        buyer = Buyer.of(system);
        buyer.opensAccount("1");
        buyer.storesCard(ProcessorControl.GOOD_CARD);
    }

    @AfterEach
    void processorIsAsUsual(RunningSystem system) {
        system.processor().reset();
    }

    @ParameterizedTest
    @EnumSource(names = {"TRIPLED", "LOST", "BEFORE_ANSWER"})
    void howeverAPaymentIsToldItIsCreditedOnce(WebhookMode mode, RunningSystem system) {
        Topups topups = new Topups(system);
        String account = buyer.opensAccount("20.5");
        buyer.topsUpBelow("20", account);
        system.processor().webhooks(mode);
        long before = deliveredUpToNow(system);

        buyer.sendsOne(account);

        topups.awaitSucceeded(account, 1);
        long expected = before + deliveries(mode);
        Await.until("told", DELIVERED_WITHIN, () -> delivered(system), delivered -> delivered >= expected);
        assertThat(delivered(system)).as("deliveries").isEqualTo(expected);
        topups.assertOnePackPaidAndCredited(account, "119.5");
    }

    private static long deliveries(WebhookMode mode) {
        return switch (mode) {
            case LOST -> 0;
            case NORMAL, BEFORE_ANSWER -> 1;
            case DOUBLED -> 2;
            case TRIPLED -> 3;
        };
    }

    /** Once nothing is under way any more, such as what was to be told of the card or of another test's payment. */
    private static long deliveredUpToNow(RunningSystem system) {
        return Await.until(
                        "nothing is being told",
                        DELIVERED_WITHIN,
                        () -> system.processor().counts(),
                        counts -> counts.webhooksWaiting() == 0)
                .webhooksDelivered();
    }

    private static long delivered(RunningSystem system) {
        return system.processor().counts().webhooksDelivered();
    }

    @Test
    void whatIsToldAgainLongAfterwardsChangesNothing(RunningSystem system) {
        Topups topups = new Topups(system);
        String account = buyer.opensAccount("20.5");
        buyer.topsUpBelow("20", account);
        system.processor().webhooks(WebhookMode.LOST);
        buyer.sendsOne(account);
        topups.awaitSucceeded(account, 1);
        long before = deliveredUpToNow(system);

        system.processor().redeliverPayment(topups.paid(account).getFirst().id(), 3);

        Await.until("told", DELIVERED_WITHIN, () -> delivered(system) == before + 3);
        topups.assertOnePackPaidAndCredited(account, "119.5");
    }

    @Test
    void whoeverCannotSignIsNotBelieved(RunningSystem system) {
        Topups topups = new Topups(system);
        String account = buyer.opensAccount("20.5");
        buyer.topsUpBelow("20", account);
        buyer.sendsOne(account);
        String real = topups.awaitSucceeded(account, 1).getFirst().id();
        String body = """
                {"id": "evt_forged", "object": "event", "type": "payment_intent.succeeded", "created": 1700000000,
                 "data": {"object": {"id": "pi_forged", "object": "payment_intent", "status": "succeeded",
                  "amount": 720, "amount_received": 720, "currency": "eur", "metadata": {"attempt": "%s"}}}}""".formatted(real);
        long seconds = System.currentTimeMillis() / 1000;

        assertThat(told(system, body, Map.of())).isEqualTo("400 bad-signature");
        assertThat(told(system, body, Map.of("Stripe-Signature", "nonsense"))).isEqualTo("400 bad-signature");
        assertThat(told(system, body, Map.of("Stripe-Signature", "t=" + seconds + ",v1=" + "0".repeat(64))))
                .isEqualTo("400 bad-signature");

        topups.assertOnePackPaidAndCredited(account, "119.5");
    }

    private static String told(RunningSystem system, String body, Map<String, String> headers) {
        Answer answer = system.withoutToken(Service.BILLING).exchange("POST", PATH, body, headers);
        return answer.status() + " " + answer.problem().slug();
    }
}
