package io.recredit.billing.charging;

import io.recredit.contracts.ChargeOutcome;
import io.recredit.contracts.ChargeRequested;
import io.recredit.contracts.EventJson;
import io.recredit.contracts.LowBalance;
import io.recredit.contracts.OutcomeOf;
import io.recredit.contracts.RefundRequested;
import io.recredit.contracts.Topics;
import io.recredit.testkit.KafkaProbe;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Sends charges and refunds as send-service does, and reads what billing says. */
final class OutcomeProbe implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final KafkaProbe kafka = KafkaProbe.open();

    void send(ChargeRequested charge) {
        kafka.send(Topics.CHARGES, charge.account(), ChargeRequested.TYPE, charge);
    }

    void send(RefundRequested refund) {
        kafka.send(Topics.CHARGES, refund.account(), RefundRequested.TYPE, refund);
    }

    ChargeOutcome outcomeOf(ChargeRequested charge) {
        return outcomes(charge.id(), OutcomeOf.CHARGE, 1).getFirst();
    }

    ChargeOutcome outcomeOf(RefundRequested refund) {
        return outcomes(refund.id(), OutcomeOf.REFUND, 1).getFirst();
    }

    ChargeOutcome charge(ChargeRequested charge) {
        send(charge);
        return outcomeOf(charge);
    }

    ChargeOutcome refund(RefundRequested refund) {
        send(refund);
        return outcomeOf(refund);
    }

    List<ChargeOutcome> outcomes(UUID id, OutcomeOf of, int count) {
        return outcomeRecords(id, of, count).stream()
                .map(message -> EventJson.read(message.value(), ChargeOutcome.class))
                .toList();
    }

    List<ConsumerRecord<String, byte[]>> outcomeRecords(UUID id, OutcomeOf of, int count) {
        return kafka.await(Topics.CHARGE_OUTCOMES, message -> isAbout(message, id, of), count, LIMIT);
    }

    long outcomesNow(UUID id, OutcomeOf of) {
        return kafka.all(Topics.CHARGE_OUTCOMES, message -> isAbout(message, id, of))
                .size();
    }

    List<LowBalance> lowBalanceEvents(TestAccount account, int count) {
        return kafka.awaitKey(Topics.LOW_BALANCE, account.name(), count).stream()
                .map(message -> EventJson.read(message.value(), LowBalance.class))
                .toList();
    }

    List<LowBalance> lowBalanceEventsNow(TestAccount account) {
        return kafka.all(Topics.LOW_BALANCE, message -> account.name().equals(message.key())).stream()
                .map(message -> EventJson.read(message.value(), LowBalance.class))
                .toList();
    }

    List<ConsumerRecord<String, byte[]>> deadLetters(String key, int count) {
        return kafka.awaitKey(Topics.deadLettersOf(Topics.CHARGES, Topics.Consumer.BILLING), key, count);
    }

    KafkaProbe kafka() {
        return kafka;
    }

    private static boolean isAbout(ConsumerRecord<String, byte[]> message, UUID id, OutcomeOf of) {
        ChargeOutcome outcome = EventJson.read(message.value(), ChargeOutcome.class);
        return outcome.id().equals(id) && outcome.of() == of;
    }

    @Override
    public void close() {
        kafka.close();
    }
}
