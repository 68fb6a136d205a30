package io.recredit.localstack.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.stripe.exception.ApiConnectionException;
import com.stripe.exception.ApiException;
import com.stripe.exception.CardException;
import com.stripe.exception.RateLimitException;
import com.stripe.exception.StripeException;
import com.stripe.model.PaymentIntent;
import io.recredit.localstack.Eventually;
import java.net.ConnectException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FaultsTest {

    private static final int IMPATIENT_MILLIS = 2_000;

    private final ProcessorSimulator processor = ProcessorSimulator.start(ProcessorOptions.forTests());
    private final ProcessorControl control = processor.control();
    private final Shop shop = new Shop(processor);
    private final Shop impatient = new Shop(processor, ProcessorOptions.DEFAULT_API_KEY, IMPATIENT_MILLIS);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private String customer;
    private String card;

    @BeforeEach
    void storeCard() throws Exception {
        customer = shop.customer();
        card = shop.card(customer, ProcessorControl.GOOD_CARD);
    }

    @AfterEach
    void stop() {
        processor.close();
        threads.shutdownNow();
    }

    private CompletableFuture<PaymentIntent> chargeInBackground(String key) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return shop.charge(customer, card, 600, key);
                    } catch (StripeException e) {
                        throw new CompletionException(e);
                    }
                },
                threads);
    }

    @Test
    void aHeldRequestIsExecutedWhenItIsReleased() {
        control.fault(Fault.once(FaultKind.HOLD_BEFORE));
        CompletableFuture<PaymentIntent> charge = chargeInBackground("key-1");
        Eventually.await("the hold", () -> control.holds().size() == 1);
        assertThat(control.holds().getFirst().idempotencyKey()).isEqualTo("key-1");
        assertThat(control.holds().getFirst().metadata()).containsEntry("account", "account-1");
        assertThat(control.payments()).isEmpty();

        assertThat(control.release()).isEqualTo(1);
        assertThat(charge.join().getStatus()).isEqualTo("succeeded");
        assertThat(control.payments()).hasSize(1);
    }

    @Test
    void aHeldRequestWhoseCallerHasGoneNeverCharges() throws Exception {
        control.fault(Fault.once(FaultKind.HOLD_BEFORE));
        assertThat(catchThrowable(() -> impatient.charge(customer, card, 600, "key-1")))
                .isInstanceOf(ApiConnectionException.class);

        Eventually.await("the caller is missed", () -> control.holds().isEmpty());
        control.release();
        assertThat(control.payments()).isEmpty();
        assertThat(shop.charge(customer, card, 600, "key-1").getStatus()).isEqualTo("succeeded");
        assertThat(control.payments()).hasSize(1);
    }

    @Test
    void aHeldAnswerIsOfAPaymentThatWasMade() {
        control.fault(Fault.once(FaultKind.HOLD_ANSWER));
        CompletableFuture<PaymentIntent> charge = chargeInBackground("key-1");
        Eventually.await("the hold", () -> control.holds().size() == 1);
        assertThat(control.payments()).singleElement().matches(ProcessorPayment::isSucceeded);
        assertThat(charge).isNotDone();

        control.release();
        assertThat(charge.join().getStatus()).isEqualTo("succeeded");
    }

    @Test
    void afterATimeoutTheSameKeyGivesThePaymentThatWasMade() throws Exception {
        control.fault(Fault.once(FaultKind.TIMEOUT_AFTER_CHARGE));
        assertThat(catchThrowable(() -> impatient.charge(customer, card, 600, "key-1")))
                .isInstanceOf(ApiConnectionException.class);

        PaymentIntent again = shop.charge(customer, card, 600, "key-1");
        assertThat(again.getStatus()).isEqualTo("succeeded");
        assertThat(again.getLastResponse().headers().firstValue("Idempotent-Replayed"))
                .contains("true");
        assertThat(control.payments())
                .singleElement()
                .extracting(ProcessorPayment::id)
                .isEqualTo(again.getId());
    }

    @Test
    void anErrorAfterTheChargeIsRepeatedThoughThePaymentWasMade() throws Exception {
        control.fault(Fault.once(FaultKind.ERROR_500_AFTER));
        for (int attempt = 0; attempt < 2; attempt++) {
            assertThat(catchThrowableOfType(ApiException.class, () -> shop.charge(customer, card, 600, "key-1"))
                            .getStatusCode())
                    .isEqualTo(500);
        }
        assertThat(control.payments()).singleElement().matches(ProcessorPayment::isSucceeded);
    }

    @Test
    void anErrorBeforeTheChargeIsRepeatedAndNothingWasCharged() throws Exception {
        control.fault(Fault.once(FaultKind.ERROR_500_BEFORE));
        for (int attempt = 0; attempt < 2; attempt++) {
            assertThat(catchThrowableOfType(ApiException.class, () -> shop.charge(customer, card, 600, "key-1"))
                            .getStatusCode())
                    .isEqualTo(500);
        }
        assertThat(control.payments()).isEmpty();
        assertThat(shop.charge(customer, card, 600, "key-2").getStatus()).isEqualTo("succeeded");
    }

    @Test
    void tooManyRequestsAreNotRemembered() throws Exception {
        control.fault(Fault.once(FaultKind.RATE_LIMIT));
        assertThat(catchThrowable(() -> shop.charge(customer, card, 600, "key-1")))
                .isInstanceOf(RateLimitException.class);

        assertThat(shop.charge(customer, card, 600, "key-1").getStatus()).isEqualTo("succeeded");
    }

    @Test
    void aDroppedConnectionChargesNothing() {
        // Java's own client sends a request once more when the connection ends without an answer.
        control.fault(new Fault(FaultKind.DROP_CONNECTION_BEFORE, 2, null, null, null));
        assertThat(catchThrowable(() -> shop.charge(customer, card, 600, "key-1")))
                .isInstanceOf(ApiConnectionException.class);

        assertThat(control.payments()).isEmpty();
    }

    @Test
    void aFaultHitsTheAccountItIsMeantFor() throws Exception {
        control.fault(Fault.once(FaultKind.RATE_LIMIT, "account-2"));
        shop.charge(customer, card, 600, "key-1", "account-1");
        assertThat(catchThrowable(() -> shop.charge(customer, card, 600, "key-2", "account-2")))
                .isInstanceOf(RateLimitException.class);
        shop.charge(customer, card, 600, "key-3", "account-2");

        assertThat(control.paymentsWith("account", "account-2")).hasSize(1);
    }

    @Test
    void aKeyThatIsBeingWorkedOnIsAConflict() {
        control.delay(Duration.ofSeconds(3));
        List<CompletableFuture<PaymentIntent>> both = List.of(chargeInBackground("key-1"), chargeInBackground("key-1"));

        List<Throwable> conflicts = both.stream()
                .map(charge -> charge.handle((payment, thrown) -> Optional.ofNullable(thrown))
                        .join())
                .flatMap(Optional::stream)
                .toList();
        assertThat(conflicts)
                .singleElement()
                .satisfies(conflict -> assertThat(conflict.getCause())
                        .isInstanceOfSatisfying(ApiException.class, answered -> {
                            assertThat(answered.getStatusCode()).isEqualTo(409);
                            assertThat(answered.getCode()).isEqualTo("idempotency_key_in_use");
                        }));
        assertThat(control.payments()).hasSize(1);
    }

    @Test
    void aStoredCardCanBeMadeToDeclineAndToWorkAgain() throws Exception {
        control.behaviour(card, "expired_card");
        CardException declined =
                catchThrowableOfType(CardException.class, () -> shop.charge(customer, card, 600, "key-1"));
        assertThat(declined.getCode()).isEqualTo("expired_card");
        control.behaviour(card, "ok");

        assertThat(shop.charge(customer, card, 600, "key-2").getStatus()).isEqualTo("succeeded");
    }

    @Test
    void connectionsCanBeRefused() throws Exception {
        control.acceptConnections(false);
        assertThat(catchThrowable(() -> shop.charge(customer, card, 600, "key-1")))
                .isInstanceOf(ApiConnectionException.class)
                .hasCauseInstanceOf(ConnectException.class);
        control.acceptConnections(true);

        assertThat(shop.charge(customer, card, 600, "key-1").getStatus()).isEqualTo("succeeded");
    }
}
