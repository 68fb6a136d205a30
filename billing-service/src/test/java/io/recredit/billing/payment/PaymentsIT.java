package io.recredit.billing.payment;

import static io.recredit.billing.CardGround.card;
import static io.recredit.billing.Ground.customer;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.recredit.billing.card.Card;
import io.recredit.billing.card.Cards;
import io.recredit.contracts.Ids;
import io.recredit.localstack.processor.Fault;
import io.recredit.localstack.processor.FaultKind;
import io.recredit.localstack.processor.ProcessorControl;
import io.recredit.localstack.processor.ProcessorPayment;
import io.recredit.testkit.ProcessorResource;
import io.recredit.testkit.StackResource;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The adapter as it runs in the service, against the simulated processor. */
@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "database", value = "billing"))
@QuarkusTestResource(ProcessorResource.class)
class PaymentsIT {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    @Inject
    PaymentGateway gateway;

    @Inject
    Cards cards;

    @Inject
    Pool pool;

    private final ProcessorControl processor = ProcessorResource.control();
    private final String customer = customer();
    private final String account = "sms-of-" + customer;

    @SuppressWarnings("NullAway.Init") // Set with the first payment of a test.
    private Card stored;

    @BeforeEach
    void noWebhooks() {
        processor.webhookUrl("");
    }

    @AfterEach
    void everythingWorks() {
        processor.reset();
    }

    @Test
    void aChargeIsMadeOnceHoweverOftenItIsAskedFor() {
        // Given
        Payment payment = payment(ProcessorControl.GOOD_CARD);

        // When
        PaymentAnswer first = charge(payment);
        PaymentAnswer again = charge(payment);

        // Then
        ProcessorPayment made = theOnly(payment);
        assertThat(first).isEqualTo(new PaymentAnswer.Charged(made.id(), 600, "EUR"));
        assertThat(again).isEqualTo(first);
        assertThat(ask(payment)).isEqualTo(first);
        assertThat(made.idempotencyKey()).isEqualTo(payment.id().toString());
        assertThat(made.metadata()).containsEntry("customer", customer).containsEntry("account", account);
    }

    @Test
    void aRefusalIsTheSameWhenAskedAfter() {
        Payment declined = payment(ProcessorControl.CARD_WITHOUT_FUNDS);
        assertThat(charge(declined)).isEqualTo(new PaymentAnswer.Declined("insufficient_funds"));
        assertThat(ask(declined)).isEqualTo(new PaymentAnswer.Declined("insufficient_funds"));

        Payment unapproved = payment(ProcessorControl.CARD_NEEDING_APPROVAL);
        assertThat(charge(unapproved)).isEqualTo(new PaymentAnswer.NeedsApproval());
        assertThat(ask(unapproved)).isEqualTo(new PaymentAnswer.NeedsApproval());
    }

    @Test
    void aChargeWhoseAnswerNeverCameIsFoundByAsking() {
        // Given
        Payment payment = payment(ProcessorControl.GOOD_CARD);
        processor.fault(new Fault(FaultKind.TIMEOUT_AFTER_CHARGE, 1, null, account, 5_000));

        // When
        PaymentAnswer answer = charge(payment);

        // Then
        assertThat(answer).isInstanceOf(PaymentAnswer.Unknown.class);
        assertThat(ask(payment))
                .isEqualTo(new PaymentAnswer.Charged(theOnly(payment).id(), 600, "EUR"));
    }

    @Test
    void aChargeBehindA500IsFoundByAskingAlthoughTheKeyRepeatsThe500() {
        // Given
        Payment payment = payment(ProcessorControl.GOOD_CARD);
        processor.fault(Fault.once(FaultKind.ERROR_500_AFTER, account));

        // When
        PaymentAnswer first = charge(payment);
        PaymentAnswer again = charge(payment);

        // Then
        assertThat(List.of(first, again))
                .allSatisfy(answer -> assertThat(answer).isInstanceOf(PaymentAnswer.Unknown.class));
        assertThat(ask(payment)).isInstanceOf(PaymentAnswer.Charged.class);
        theOnly(payment);
    }

    @Test
    void aConnectionThatBrokeBeforeAnythingWasDoneLeavesNothingAndTheSameKeyStillWorks() {
        // Given
        Payment payment = payment(ProcessorControl.GOOD_CARD);
        processor.fault(Fault.once(FaultKind.DROP_CONNECTION_BEFORE, account));

        // When
        PaymentAnswer answer = charge(payment);

        // Then
        assertThat(answer).isInstanceOf(PaymentAnswer.Unknown.class);
        assertThat(ask(payment)).isInstanceOf(PaymentAnswer.NotFound.class);
        assertThat(charge(payment)).isInstanceOf(PaymentAnswer.Charged.class);
        theOnly(payment);
    }

    @Test
    void whatWasTurnedAwayWasNotTaken() {
        // Given
        Payment payment = payment(ProcessorControl.GOOD_CARD);
        processor.fault(Fault.once(FaultKind.RATE_LIMIT, account));

        // Then
        assertThat(charge(payment)).isInstanceOf(PaymentAnswer.NotTaken.class);
        assertThat(charge(payment)).isInstanceOf(PaymentAnswer.Charged.class);
        processor.acceptConnections(false);
        // What goes over a connection that was kept may have been taken; this question finds it cut.
        assertThat(ask(payment)).isInstanceOf(PaymentAnswer.Unknown.class);
        assertThat(charge(payment(stored, Ids.next()))).isInstanceOf(PaymentAnswer.NotTaken.class);
        processor.acceptConnections(true);
        theOnly(payment);
    }

    @Test
    void aPaymentAmongManyIsFound() {
        // Given
        Payment first = payment(ProcessorControl.GOOD_CARD);
        charge(first);
        for (int i = 0; i < 120; i++) {
            charge(payment(stored, Ids.next()));
        }

        // When
        PaymentAnswer answer = ask(first);

        // Then
        assertThat(answer).isInstanceOf(PaymentAnswer.Charged.class);
    }

    @Test
    void aCardThatWasRemovedIsNotChargedAnyMore() {
        // Given
        Payment payment = payment(ProcessorControl.GOOD_CARD);
        gateway.removeCard(payment.gatewayCard()).await().atMost(LIMIT);

        // When
        PaymentAnswer answer = charge(payment);

        // Then
        assertThat(answer).isInstanceOf(PaymentAnswer.Declined.class);
        assertThat(processor.paymentsWith("account", account)).noneMatch(ProcessorPayment::isSucceeded);
    }

    @Test
    void anAnswerComesBackOnTheContextOfTheOneWhoAsked() throws Throwable {
        // Given
        Payment payment = payment(ProcessorControl.GOOD_CARD);
        CompletableFuture<Context> asked = new CompletableFuture<>();

        // When
        Context answered = VertxContextSupport.subscribeAndAwait(() -> {
            asked.complete(Vertx.currentContext());
            return gateway.ask(payment).map(answer -> Vertx.currentContext());
        });

        // Then
        assertThat(answered).isNotNull().isSameAs(asked.get());
    }

    private Payment payment(String number) {
        UUID id = UUID.fromString(card(customer, number));
        stored = await(cards.find(pool, customer, id)).orElseThrow();
        return payment(stored, Ids.next());
    }

    private Payment payment(Card with, UUID id) {
        return new Payment(
                id,
                customer,
                account,
                with.gatewayCustomer(),
                with.gatewayCard(),
                600,
                "EUR",
                "100 credits",
                Instant.now());
    }

    private PaymentAnswer charge(Payment payment) {
        return await(gateway.charge(payment));
    }

    private PaymentAnswer ask(Payment payment) {
        return await(gateway.ask(payment));
    }

    /** The payment that the processor made of it, if it is one. */
    private ProcessorPayment theOnly(Payment payment) {
        List<ProcessorPayment> made =
                processor.paymentsWith("attempt", payment.id().toString());
        assertThat(made).singleElement().matches(ProcessorPayment::isSucceeded);
        return made.getFirst();
    }

    private static <T> T await(Uni<T> work) {
        return work.await().atMost(LIMIT);
    }
}
