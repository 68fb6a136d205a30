package io.recredit.systemtests.fault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import io.recredit.contracts.Topics;
import io.recredit.systemtests.harness.Await;
import io.recredit.systemtests.harness.Broker;
import io.recredit.systemtests.harness.Event;
import io.recredit.systemtests.harness.RunningSystem;
import io.recredit.systemtests.harness.Seed;
import io.recredit.systemtests.harness.Service;
import io.recredit.systemtests.harness.SystemTest;
import io.recredit.systemtests.load.Load;
import io.recredit.systemtests.load.Spenders;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

/** A stretch of the charge topic comes a second time while new charges come: copied byte for byte, or read again. */
@SystemTest
class DuplicatedStretchIT {

    private static final int MESSAGES = 1500;
    private static final int STRETCH = 300;
    private static final Duration WITHIN = Duration.ofSeconds(90);

    @Test
    void whatComesAgainGetsTheSameAnswersAndMovesNothing(RunningSystem system) {
        Random random = Seed.forPurpose("duplicated stretch");
        Broker broker = system.broker();
        Spenders spenders = Spenders.open(system, 8, 5000, 60);
        Load load = Load.prepare(system, spenders.accounts(), MESSAGES, random);
        Map<TopicPartition, Long> charges = broker.ends(Topics.CHARGES);
        Map<TopicPartition, Long> outcomes = broker.ends(Topics.CHARGE_OUTCOMES);
        load.allow(STRETCH);
        Await.until("a stretch is decided", WITHIN, () -> spenders.decided() >= STRETCH / 2);

        load.allow(STRETCH);
        List<ConsumerRecord<byte[], byte[]>> copied = broker.raw().readFrom(charges, polled -> isOf(spenders, polled));
        broker.raw().sendAgain(copied);
        long decided = spenders.decided();
        load.allow(STRETCH);
        Await.until("new ones are decided", WITHIN, () -> spenders.decided() > decided + STRETCH / 4);

        system.stop(Service.BILLING);
        load.allow(STRETCH);
        Map<TopicPartition, Long> setBack = charges.entrySet().stream()
                .filter(position -> random.nextInt(3) > 0
                        || position.getKey().partition() == copied.getFirst().partition())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        broker.reset(system.billingGroup(), setBack);
        List<ConsumerRecord<byte[], byte[]>> readAgain =
                broker.raw().readFrom(setBack, polled -> isOf(spenders, polled));
        system.start(Service.BILLING);
        spenders.assertEachIsDecidedOnce(load.finish());
        Await.until(
                "everything is read", WITHIN, () -> broker.lag(system.billingGroup(), Topics.CHARGES), lag -> lag == 0);

        Map<String, List<String>> answers = answers(broker, outcomes, Set.copyOf(spenders.accounts()));
        System.out.printf(
                "%d records copied, %d read again; %d requests got %d answers%n",
                copied.size(),
                readAgain.size(),
                answers.size(),
                answers.values().stream().mapToInt(List::size).sum());
        assertThat(copied).hasSizeGreaterThan(STRETCH / 3);
        assertThat(readAgain).as("read again").isNotEmpty();
        assertThat(system.metrics(Service.BILLING).repeated())
                .as("decided before")
                .isGreaterThan(STRETCH / 4);
        answers.forEach((request, given) ->
                assertThat(Set.copyOf(given)).as("answers to %s", request).hasSize(1));
        assertThat(answers.values().stream().filter(given -> given.size() > 1).count())
                .as("requests that were answered more than once")
                .isGreaterThanOrEqualTo(requestsIn(copied));
    }

    private static boolean isOf(Spenders spenders, ConsumerRecord<byte[], byte[]> polled) {
        return polled.key() != null && spenders.accounts().contains(new String(polled.key(), UTF_8));
    }

    /** send-service may have published one of them twice itself. */
    private static long requestsIn(List<ConsumerRecord<byte[], byte[]>> copied) {
        return copied.stream()
                .map(polled -> new String(polled.value(), UTF_8))
                .distinct()
                .count();
    }

    /** The answers that each charge and each refund got, byte for byte. */
    private static Map<String, List<String>> answers(
            Broker broker, Map<TopicPartition, Long> start, Set<String> accounts) {
        return broker.readFrom(start, Topics.CHARGE_OUTCOMES, event -> accounts.contains(event.key())).stream()
                .collect(
                        groupingBy(event -> event.text("id") + " " + event.text("of"), mapping(Event::body, toList())));
    }
}
