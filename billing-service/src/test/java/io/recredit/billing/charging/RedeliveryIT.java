package io.recredit.billing.charging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.recredit.contracts.Amount;
import io.recredit.contracts.ChargeOutcome;
import io.recredit.contracts.ChargeRequested;
import io.recredit.contracts.CloudEventHeaders;
import io.recredit.contracts.OutcomeOf;
import io.recredit.contracts.OutcomeResult;
import io.recredit.contracts.RefusalReason;
import io.recredit.contracts.Topics;
import io.recredit.kit.kafka.Retrying;
import io.recredit.testkit.KafkaProbe;
import io.recredit.testkit.StackResource;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The same requests again, at once, in other orders, with the process ending in between. */
@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "database", value = "billing"))
@SuppressWarnings("NullAway.Init")
class RedeliveryIT {

    private static final Logger LOG = Logger.getLogger(RedeliveryIT.class);
    private static final Duration LIMIT = Duration.ofSeconds(60);

    @Inject
    BillingFixture billing;

    @Inject
    ChargingConsumer consumer;

    @Inject
    ChargeMessages chargeMessages;

    @Inject
    KnownReferences references;

    private OutcomeProbe probe;

    @BeforeEach
    void open() {
        probe = new OutcomeProbe();
    }

    @AfterEach
    void close() {
        probe.close();
    }

    @Test
    void the_log_read_again_from_its_beginning_gives_the_same_outcomes_and_adds_nothing() {
        // Given
        TestAccount account = billing.account("4");
        billing.rule(account, "alert", "3");
        ChargeRequested charged = account.charge("2");
        ChargeRequested refused = account.charge("5");
        probe.charge(charged);
        probe.charge(refused);
        probe.refund(account.refund(charged));
        probe.lowBalanceEvents(account, 2);
        long entries = billing.entriesOf(account);
        // When
        CompletableFuture<Void> acknowledged = new CompletableFuture<>();
        billing.await(consumer.consume(Message.of(logOf(account), () -> {
            acknowledged.complete(null);
            return CompletableFuture.completedStage(null);
        })));
        billing.await(Uni.createFrom().completionStage(acknowledged));
        // Then
        billing.awaitPublished(account);
        Stream.of(charged, refused).forEach(charge -> sameBytesTwice(charge, OutcomeOf.CHARGE));
        sameBytesTwice(charged, OutcomeOf.REFUND);
        assertThat(billing.entriesOf(account)).isEqualTo(entries);
        assertThat(probe.lowBalanceEventsNow(account)).hasSize(2);
        assertThat(billing.adds(account)).isTrue();
    }

    @Test
    void an_outcome_held_back_by_a_crash_after_the_commit_is_published_on_redelivery() {
        // Given
        TestAccount account = billing.account("4");
        ChargeRequested charge = account.charge("1");
        billing.await(decide(List.of(Request.Charge.of(charge))));
        assertThat(probe.outcomesNow(charge.id(), OutcomeOf.CHARGE)).isZero();
        // When
        ChargeOutcome outcome = probe.charge(charge);
        // Then
        assertThat(outcome.result()).isEqualTo(OutcomeResult.CHARGED);
        assertThat(outcome.balanceLeft()).isEqualTo(Amount.of("3"));
        assertThat(billing.balanceOf(account)).isEqualTo(Amount.of("3"));
    }

    @Test
    void the_same_id_with_other_content_is_a_dead_letter_and_never_an_outcome() {
        // Given
        TestAccount account = billing.account("10");
        ChargeRequested first = account.charge("1");
        probe.charge(first);
        // When
        probe.send(account.charge(first.id(), null, "2"));
        // Then
        ConsumerRecord<String, byte[]> letter =
                probe.deadLetters(account.name(), 1).getFirst();
        assertThat(KafkaProbe.header(letter, "dlt-reason"))
                .contains("conflict")
                .contains(first.id().toString());
        assertThat(probe.outcomesNow(first.id(), OutcomeOf.CHARGE)).isEqualTo(1);
        assertThat(billing.balanceOf(account)).isEqualTo(Amount.of("9"));
    }

    @Test
    void records_that_cannot_be_used_hold_nobody_up_and_are_answered_if_their_id_can_be_read() {
        // Given
        TestAccount account = billing.account("10");
        ChargeRequested before = account.charge("1");
        ChargeRequested negative = account.charge("-1");
        ChargeRequested halfRead = account.charge("1");
        ChargeRequested after = account.charge("2");
        Map<String, String> headers =
                CloudEventHeaders.of("x", "/test", ChargeRequested.TYPE, after.acceptedAt(), account.name());
        String half = "{\"id\":\"%s\",\"customer\":\"%s\"}".formatted(halfRead.id(), account.customer());
        // When
        probe.send(before);
        probe.kafka().send(Topics.CHARGES, account.name(), headers, "no json".getBytes(UTF_8));
        probe.kafka().send(Topics.CHARGES, account.name(), headers, half.getBytes(UTF_8));
        probe.send(negative);
        probe.send(after);
        // Then
        assertThat(probe.outcomeOf(after).balanceLeft()).isEqualTo(Amount.of("7"));
        assertThat(probe.outcomeOf(negative).reason()).isEqualTo(RefusalReason.INVALID);
        assertThat(probe.outcomeOf(halfRead).reason()).isEqualTo(RefusalReason.INVALID);
        assertThat(probe.deadLetters(account.name(), 3)).hasSize(3);
    }

    @Test
    void a_charge_that_the_database_does_not_take_is_found_refused_and_put_aside() {
        // Given
        TestAccount account = billing.account("10");
        billing.command("alter table entry add constraint poison check (amount_micros <> -3333333)");
        ChargeRequested poison = account.charge("3.333333");
        List<ChargeRequested> good =
                IntStream.range(0, 9).mapToObj(i -> account.charge("1")).toList();
        List<ChargeRequested> all = new ArrayList<>(good);
        all.add(4, poison);
        try {
            // When
            all.forEach(probe::send);
            // Then
            assertThat(probe.outcomeOf(poison).reason()).isEqualTo(RefusalReason.INVALID);
            assertThat(probe.outcomeOf(good.getLast()).balanceLeft()).isEqualTo(Amount.of("1"));
            assertThat(probe.deadLetters(account.name(), 1)).hasSize(1);
            assertThat(billing.adds(account)).isTrue();
        } finally {
            billing.command("alter table entry drop constraint poison");
        }
    }

    @Test
    void lost_connections_to_the_database_delay_a_charge_and_change_nothing_else() {
        // Given
        TestAccount account = billing.account("10");
        List<ChargeRequested> charges =
                IntStream.range(0, 10).mapToObj(i -> account.charge("1")).toList();
        // When
        for (ChargeRequested charge : charges) {
            probe.send(charge);
            billing.cutConnections();
        }
        // Then
        assertThat(probe.outcomeOf(charges.getLast()).result()).isEqualTo(OutcomeResult.CHARGED);
        assertThat(billing.balanceOf(account)).isEqualTo(Amount.ZERO);
        assertThat(billing.adds(account)).isTrue();
    }

    @Test
    void two_consumers_with_the_same_batch_decide_it_once() {
        // Given
        TestAccount account = billing.account("50");
        TestAccount other = billing.account("50");
        List<Request> batch = IntStream.range(0, 100)
                .mapToObj(i -> (i % 2 == 0 ? account : other).charge("1.5"))
                .map(Request.Charge::of)
                .map(Request.class::cast)
                .toList();
        // When
        List<List<Answer>> answers = billing.await(Uni.join()
                .all(IntStream.range(0, 4)
                        .mapToObj(i -> Retrying.untilDone(() -> decide(i % 2 == 0 ? batch : batch.reversed())))
                        .toList())
                .andFailFast());
        // Then
        assertThat(decisionsOf(answers.get(0))).isEqualTo(decisionsOf(answers.get(2)));
        assertThat(decisionsOf(answers.get(1))).isEqualTo(decisionsOf(answers.get(3)));
        assertThat(billing.balanceOf(account)).isEqualTo(Amount.of("0.5"));
        assertThat(billing.adds(account)).isTrue();
        assertThat(billing.adds(other)).isTrue();
    }

    @Test
    void sixty_senders_drain_an_account_for_fifty_to_exactly_zero() {
        // Given
        TestAccount account = billing.account("35");
        // Who does not get a connection in time asks again for the same message, as the consumer does.
        List<Uni<List<Answer>>> senders = IntStream.range(0, 60)
                .<Request>mapToObj(i -> Request.Charge.of(account.charge("0.7")))
                .map(charge -> Retrying.untilDone(() -> decide(List.of(charge))))
                .toList();
        // When
        List<List<Answer>> answers = billing.await(Uni.join().all(senders).andFailFast());
        // Then
        assertThat(answers.stream()
                        .flatMap(List::stream)
                        .collect(Collectors.groupingBy(RedeliveryIT::resultOf, Collectors.counting())))
                .isEqualTo(Map.of(OutcomeResult.CHARGED, 50L, OutcomeResult.REFUSED, 10L));
        assertThat(billing.balanceOf(account)).isEqualTo(Amount.ZERO);
        assertThat(billing.adds(account)).isTrue();
    }

    /** Printed for whoever looks, not asserted: the machine may be busy with other things. */
    @Test
    void ten_thousand_charges() {
        // Given
        List<TestAccount> accounts =
                IntStream.range(0, 20).mapToObj(i -> billing.account("100000")).toList();
        List<List<Request>> batches = IntStream.range(0, 10)
                .mapToObj(batch -> IntStream.range(0, 2_000)
                        .<Request>mapToObj(
                                i -> Request.Charge.of(accounts.get(i % 20).charge("0.7")))
                        .toList())
                .toList();
        batches.subList(0, 5).forEach(batch -> decide(batch).await().atMost(LIMIT));
        // When
        long start = System.nanoTime();
        batches.subList(5, 10).forEach(batch -> decide(batch).await().atMost(LIMIT));
        double seconds = (System.nanoTime() - start) / 1e9;
        // Then
        LOG.infof("10,000 charges decided in %.2f s: %.0f a second", seconds, 10_000 / seconds);
        assertThat(billing.balanceOf(accounts.getFirst())).isEqualTo(Amount.of("99300"));
    }

    private void sameBytesTwice(ChargeRequested charge, OutcomeOf of) {
        List<ConsumerRecord<String, byte[]>> outcomes = probe.outcomeRecords(charge.id(), of, 2);
        assertThat(outcomes.get(1).value()).isEqualTo(outcomes.get(0).value());
        assertThat(KafkaProbe.header(outcomes.get(1), CloudEventHeaders.ID))
                .isEqualTo(KafkaProbe.header(outcomes.get(0), CloudEventHeaders.ID));
    }

    private ConsumerRecords<String, byte[]> logOf(TestAccount account) {
        List<ConsumerRecord<String, byte[]>> log =
                probe.kafka().all(Topics.CHARGES, message -> account.name().equals(message.key()));
        Map<TopicPartition, List<ConsumerRecord<String, byte[]>>> byPartition = log.stream()
                .collect(Collectors.groupingBy(message -> new TopicPartition(message.topic(), message.partition())));
        return new ConsumerRecords<>(byPartition, Map.of());
    }

    private static Map<DecisionKey, ChargeOutcome> decisionsOf(List<Answer> answers) {
        return answers.stream()
                .map(answer -> Outcomes.outcomeOf(((Answer.Decided) answer).decision()))
                .collect(Collectors.toMap(
                        outcome -> new DecisionKey(outcome.customer(), outcome.id(), outcome.of()),
                        outcome -> outcome));
    }

    private static OutcomeResult resultOf(Answer answer) {
        return Outcomes.outcomeOf(((Answer.Decided) answer).decision()).result();
    }

    private Uni<List<Answer>> decide(List<Request> requests) {
        return references.partiesOf(requests).chain(parties -> chargeMessages.decide(requests, parties));
    }
}
