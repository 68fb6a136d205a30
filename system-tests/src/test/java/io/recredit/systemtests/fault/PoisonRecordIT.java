package io.recredit.systemtests.fault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.recredit.contracts.ChargeOutcome;
import io.recredit.contracts.CloudEventHeaders;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Records that cannot be used, in the middle of good ones: these are decided as if nothing was there. */
@SystemTest
class PoisonRecordIT {

    private static final String CHARGE_LETTERS = Topics.deadLettersOf(Topics.CHARGES, Topics.Consumer.BILLING);
    private static final String OUTCOME_LETTERS = Topics.deadLettersOf(Topics.CHARGE_OUTCOMES, Topics.Consumer.SEND);

    private static final int BEFORE = 250;
    private static final Duration WITHIN = Duration.ofSeconds(90);

    @Test
    void amongChargesItIsPutAsideAndItsNeighboursAreDecided(RunningSystem system) {
        Random random = Seed.forPurpose("poison");
        Broker broker = system.broker();
        Spenders spenders = Spenders.open(system, 2, 5000, 60);
        Load load = Load.prepare(system, spenders.accounts(), 4 * BEFORE, random);
        Map<TopicPartition, Long> start = broker.ends(Topics.CHARGES);
        Map<TopicPartition, Long> outcomes = broker.ends(Topics.CHARGE_OUTCOMES);
        Map<TopicPartition, Long> letters = broker.ends(CHARGE_LETTERS);

        system.stop(Service.BILLING);
        load.allow(BEFORE);
        List<ConsumerRecord<byte[], byte[]>> good = Await.until(
                "charges wait for billing",
                WITHIN,
                () -> {
                    load.allow(1);
                    return broker.raw().readFrom(start, polled -> isOf(spenders, polled));
                },
                waiting -> waiting.size() >= BEFORE / 2
                        && spenders.accounts().stream().allMatch(account -> isThereOneOf(account, waiting)));
        List<Poison> poison = new ArrayList<>();
        for (String account : spenders.accounts()) {
            poison.addAll(Poison.allAfter(anyOf(account, good)));
        }
        broker.raw().send(poison.stream().map(Poison::message).toList());
        int acknowledged = load.acknowledged();
        load.allow(BEFORE);
        Await.until("more come behind it", WITHIN, () -> load.acknowledged() > acknowledged);
        system.start(Service.BILLING);

        spenders.assertEachIsDecidedOnce(load.finish());
        Await.until(
                "billing goes on to the end",
                WITHIN,
                () -> broker.lag(system.billingGroup(), Topics.CHARGES),
                lag -> lag == 0);
        List<Event> aside = broker.readFrom(letters, CHARGE_LETTERS, event -> true);
        List<Event> answers = broker.readFrom(outcomes, Topics.CHARGE_OUTCOMES, event -> true);
        poison.forEach(one -> assertPutAside(one, aside));
        poison.forEach(one -> assertAnswered(one, answers));
        assertThat(aside)
                .as("nothing else is put aside")
                .allMatch(letter -> letter.headers().containsKey(Poison.NAME));
        broker.raw().discard(CHARGE_LETTERS);
    }

    private static void assertPutAside(Poison poison, List<Event> aside) {
        List<String> reasons = aside.stream()
                .filter(letter -> poison.name().equals(letter.headers().get(Poison.NAME))
                        && new String(poison.message().key(), UTF_8).equals(letter.key()))
                .map(letter -> letter.headers().get("dlt-reason"))
                .toList();
        if (poison.letter() == null) {
            assertThat(reasons).as("dead letters of %s", poison.name()).isEmpty();
        } else {
            assertThat(reasons)
                    .as("dead letters of %s: more than one if its poll was tried again", poison.name())
                    .isNotEmpty()
                    .allMatch(reason -> reason.contains(poison.letter()))
                    .allMatch(reason -> reason.equals(reasons.getFirst()));
        }
    }

    private static void assertAnswered(Poison poison, List<Event> answers) {
        if (poison.id() != null) {
            assertThat(answers.stream()
                            .filter(answer ->
                                    answer.text("id").equals(poison.id().toString())))
                    .as("answers to %s", poison.name())
                    .isNotEmpty()
                    .allMatch(answer -> answer.text("result").equals("refused"))
                    .allMatch(answer -> answer.text("reason").equals(poison.refusal()));
        }
    }

    @Test
    void amongOutcomesItIsPutAsideAndItsNeighboursAreApplied(RunningSystem system) {
        Broker broker = system.broker();
        Spenders spenders = Spenders.open(system, 2, 5000, 60);
        Load load = Load.prepare(system, spenders.accounts(), 2 * BEFORE, Seed.forPurpose("poison outcomes"));
        Map<TopicPartition, Long> start = broker.ends(Topics.CHARGE_OUTCOMES);
        Map<TopicPartition, Long> letters = broker.ends(OUTCOME_LETTERS);
        load.allow(BEFORE);
        ConsumerRecord<byte[], byte[]> good = Await.until(
                        "outcomes come",
                        WITHIN,
                        () -> broker.raw().readFrom(start, polled -> isOf(spenders, polled)),
                        found -> !found.isEmpty())
                .getFirst();
        List<byte @Nullable []> bodies = Stream.of("no json", "null", "[]", "{}", "\"text\"")
                .map(text -> text.getBytes(UTF_8))
                .collect(Collectors.toCollection(ArrayList::new));
        bodies.add(null);
        bodies.add(new String(good.value(), UTF_8)
                .replaceFirst("\"result\":\"[a-z]+\"", "\"result\":\"lost\"")
                .getBytes(UTF_8));

        broker.raw().send(bodies.stream().map(body -> outcome(good, body)).toList());
        spenders.assertEachIsDecidedOnce(load.finish());

        List<Event> aside = Await.until(
                "all of it is put aside",
                WITHIN,
                () -> broker.readFrom(letters, OUTCOME_LETTERS, event -> true),
                found -> different(found) >= bodies.size());
        assertThat(different(aside)).isEqualTo(bodies.size());
        assertThat(aside).allMatch(letter -> letter.headers().containsKey("dlt-reason"));
        broker.raw().discard(OUTCOME_LETTERS);
    }

    private static long different(List<Event> letters) {
        return letters.stream().map(Event::body).distinct().count();
    }

    private static ProducerRecord<byte[], byte[]> outcome(ConsumerRecord<byte[], byte[]> good, byte @Nullable [] body) {
        ProducerRecord<byte[], byte[]> message = new ProducerRecord<>(good.topic(), good.partition(), good.key(), body);
        message.headers().add(CloudEventHeaders.TYPE, ChargeOutcome.TYPE.getBytes(UTF_8));
        return message;
    }

    private static ConsumerRecord<byte[], byte[]> anyOf(String account, List<ConsumerRecord<byte[], byte[]>> good) {
        return good.stream()
                .filter(polled -> isChargeOf(account, polled))
                .findFirst()
                .orElseThrow();
    }

    private static boolean isThereOneOf(String account, List<ConsumerRecord<byte[], byte[]>> good) {
        return good.stream().anyMatch(polled -> isChargeOf(account, polled));
    }

    private static boolean isChargeOf(String account, ConsumerRecord<byte[], byte[]> polled) {
        return account.equals(new String(polled.key(), UTF_8)) && Poison.isCharge(polled);
    }

    private static boolean isOf(Spenders spenders, ConsumerRecord<byte[], byte[]> polled) {
        return polled.key() != null && spenders.accounts().contains(new String(polled.key(), UTF_8));
    }
}
