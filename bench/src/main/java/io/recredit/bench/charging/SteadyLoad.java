package io.recredit.bench.charging;

import io.recredit.bench.WrongResult;
import io.recredit.bench.report.Figure;
import io.recredit.bench.report.ProgressLine;
import io.recredit.contracts.ChargeOutcome;
import io.recredit.contracts.EventJson;
import io.recredit.contracts.Ids;
import io.recredit.contracts.OutcomeResult;
import io.recredit.contracts.Topics;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.TopicPartition;

/**
 * Measures how long an answer takes at a steady rate. Each charge has its time by a schedule, from which its latency
 * counts: one that is sent late because everything stood still counts as late (no coordinated omission).
 */
final class SteadyLoad {

    /** As the services wait for other records. */
    private static final int LINGER_MILLIS = 2;

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration AHEAD = Duration.ofMillis(500);
    private static final long HIGHEST_MICROS = Duration.ofMinutes(5).toNanos() / 1000;
    private static final int DIGITS = 3;

    private final String bootstrapServers;
    private final ProgressLine progress;

    SteadyLoad(String bootstrapServers, ProgressLine progress) {
        this.bootstrapServers = bootstrapServers;
        this.progress = progress;
    }

    /** From the scheduled time of a charge to the moment its answer was received. */
    record Latency(double p50Millis, double p99Millis, double p999Millis, double maxMillis) {}

    /**
     * Sends at a rate for some time.
     *
     * @param warmUpSeconds at its beginning that are not counted
     * @throws WrongResult when an answer is missing, comes twice, or is a refusal
     */
    Latency run(AccountSet accounts, int perSecond, int warmUpSeconds, int seconds, long seed)
            throws InterruptedException {
        int skipped = perSecond * warmUpSeconds;
        int charges = skipped + perSecond * seconds;
        Map<UUID, Long> scheduled = new ConcurrentHashMap<>(charges * 2);
        Histogram histogram = new Histogram(HIGHEST_MICROS, DIGITS);
        try (KafkaProducer<String, byte[]> producer = KafkaClients.producer(bootstrapServers, LINGER_MILLIS);
                KafkaConsumer<String, byte[]> consumer = consumerAtEnd();
                ExecutorService sender = Executors.newSingleThreadExecutor()) {
            long begin = System.nanoTime() + AHEAD.toNanos();
            ChargeMaker maker = new ChargeMaker(accounts, seed);
            Future<?> sending =
                    sender.submit(() -> send(producer, maker, scheduled, new Schedule(begin, perSecond), charges));
            receive(consumer, scheduled, histogram, begin + warmUpSeconds * 1_000_000_000L, charges);
            sending.get();
        } catch (ExecutionException e) {
            throw new WrongResult("Cannot publish the charges: " + e.getMessage(), e);
        }
        return new Latency(
                histogram.getValueAtPercentile(50) / 1000.0,
                histogram.getValueAtPercentile(99) / 1000.0,
                histogram.getValueAtPercentile(99.9) / 1000.0,
                histogram.getMaxValue() / 1000.0);
    }

    private KafkaConsumer<String, byte[]> consumerAtEnd() {
        KafkaConsumer<String, byte[]> consumer = KafkaClients.consumer(bootstrapServers);
        consumer.assign(IntStream.range(0, Topics.PARTITIONS)
                .mapToObj(number -> new TopicPartition(Topics.CHARGE_OUTCOMES, number))
                .toList());
        consumer.seekToEnd(consumer.assignment());
        // Asked for now: what comes later must not count as there already.
        consumer.assignment().forEach(consumer::position);
        return consumer;
    }

    private record Schedule(long beginNanos, int perSecond) {
        long of(int number) {
            return beginNanos + number * 1_000_000_000L / perSecond;
        }
    }

    private static void send(
            KafkaProducer<String, byte[]> producer,
            ChargeMaker maker,
            Map<UUID, Long> scheduled,
            Schedule schedule,
            int charges) {
        for (int i = 0; i < charges; i++) {
            long time = schedule.of(i);
            for (long wait = time - System.nanoTime(); wait > 0; wait = time - System.nanoTime()) {
                LockSupport.parkNanos(wait);
            }
            UUID id = Ids.next();
            scheduled.put(id, time);
            // Whether it arrived shows by its answer.
            var unused = producer.send(maker.record(id));
        }
        producer.flush();
    }

    private void receive(
            KafkaConsumer<String, byte[]> consumer,
            Map<UUID, Long> scheduled,
            Histogram histogram,
            long countedFromNanos,
            int charges) {
        int received = 0;
        long lastNanos = System.nanoTime();
        while (received < charges) {
            for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
                lastNanos = System.nanoTime();
                ChargeOutcome outcome = EventJson.read(record.value(), ChargeOutcome.class);
                UUID id = outcome.id();
                Long time = scheduled.remove(id);
                if (time == null) {
                    throw new WrongResult("Answered twice, or never asked: " + id);
                }
                if (outcome.result() != OutcomeResult.CHARGED) {
                    throw new WrongResult("Refused, though there was enough: " + id);
                }
                received++;
                if (time >= countedFromNanos) {
                    histogram.recordValue(Math.clamp((lastNanos - time) / 1000, 0, HIGHEST_MICROS));
                }
            }
            progress.now("steady load: %s answered".formatted(Figure.count(received)));
            if (System.nanoTime() - lastNanos > PATIENCE.toNanos()) {
                throw new WrongResult("Of %,d answers only %,d came".formatted(charges, received));
            }
        }
    }
}
