package io.recredit.bench.charging;

import io.recredit.bench.WrongResult;
import io.recredit.contracts.ChargeOutcome;
import io.recredit.contracts.EventJson;
import io.recredit.contracts.OutcomeResult;
import io.recredit.contracts.Topics;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/** The topic on which the answers arrive, seen from a moment on. */
final class OutcomeTopic implements AutoCloseable {

    private static final long POLL_MILLIS = 5;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration POLL = Duration.ofMillis(200);

    private static final List<TopicPartition> PARTITIONS = IntStream.range(0, Topics.PARTITIONS)
            .mapToObj(number -> new TopicPartition(Topics.CHARGE_OUTCOMES, number))
            .toList();

    private final KafkaConsumer<String, byte[]> consumer;
    private Map<TopicPartition, Long> begin;

    OutcomeTopic(String bootstrapServers) {
        this.consumer = KafkaClients.consumer(bootstrapServers);
        consumer.assign(PARTITIONS);
        this.begin = consumer.endOffsets(PARTITIONS);
    }

    /** From now on only what comes later counts. */
    void beginHere() {
        begin = consumer.endOffsets(PARTITIONS);
    }

    /**
     * Waits until so many answers are there.
     *
     * @param progress is told now and then how many there are
     * @throws WrongResult when none came for a minute
     */
    void await(long expected, LongConsumer progress) throws InterruptedException {
        long seen = 0;
        long lastNanos = System.nanoTime();
        while (true) {
            long now = count(consumer.endOffsets(PARTITIONS));
            if (now >= expected) {
                return;
            }
            if (now > seen) {
                seen = now;
                lastNanos = System.nanoTime();
                progress.accept(now);
            } else if (System.nanoTime() - lastNanos > PATIENCE.toNanos()) {
                throw new WrongResult(
                        "Of %,d answers only %,d came, and none in the last %d s; see billing-service's log"
                                .formatted(expected, now, PATIENCE.toSeconds()));
            }
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        }
    }

    private long count(Map<TopicPartition, Long> ends) {
        return PARTITIONS.stream()
                .mapToLong(partition -> ends.getOrDefault(partition, 0L) - begin.getOrDefault(partition, 0L))
                .sum();
    }

    /** What the answers say altogether. */
    record Tally(long charged, long refused, long chargedMicros) {}

    /**
     * Reads them all.
     *
     * @throws WrongResult when it is not one for each of the charges
     */
    Tally tally(Set<UUID> charges) {
        Map<TopicPartition, Long> ends = consumer.endOffsets(PARTITIONS);
        begin.forEach(consumer::seek);
        Set<UUID> answered = new HashSet<>(charges.size() * 2);
        long left = count(ends);
        long charged = 0;
        long refused = 0;
        long micros = 0;
        while (left > 0) {
            for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
                left--;
                ChargeOutcome outcome = EventJson.read(record.value(), ChargeOutcome.class);
                if (!charges.contains(outcome.id())) {
                    throw new WrongResult("An answer to what was never asked: " + outcome.id());
                }
                if (!answered.add(outcome.id())) {
                    throw new WrongResult("Answered twice: " + outcome.id());
                }
                if (outcome.result() == OutcomeResult.CHARGED) {
                    charged++;
                    micros += outcome.amount().micros();
                } else {
                    refused++;
                }
            }
        }
        if (answered.size() != charges.size()) {
            throw new WrongResult("%,d charges got %,d answers".formatted(charges.size(), answered.size()));
        }
        return new Tally(charged, refused, micros);
    }

    @Override
    public void close() {
        consumer.close();
    }
}
