package io.recredit.bench.sending;

import io.recredit.bench.WrongResult;
import io.recredit.contracts.CloudEventHeaders;
import io.recredit.contracts.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;

/**
 * Reads billing's outcomes as they are published and notes when each arrived here. The body is not read: that a message
 * was charged, and not refused, is checked in the databases afterwards.
 */
final class OutcomeWatch implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(100);

    private final KafkaConsumer<String, byte[]> consumer;
    private final Thread thread;
    private final Map<UUID, Long> arrivalNanos = new ConcurrentHashMap<>();
    private volatile boolean noting;
    private volatile @Nullable Throwable failure;

    private OutcomeWatch(KafkaConsumer<String, byte[]> consumer) {
        this.consumer = consumer;
        this.thread = Thread.ofPlatform().daemon().name("outcomes").unstarted(this::watch);
    }

    /** Watches from now on. */
    static OutcomeWatch on(String bootstrap) {
        KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrap, "enable.auto.commit", false, "fetch.max.wait.ms", 100),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        var partitions = IntStream.range(0, Topics.PARTITIONS)
                .mapToObj(partition -> new TopicPartition(Topics.CHARGE_OUTCOMES, partition))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
        OutcomeWatch watch = new OutcomeWatch(consumer);
        watch.thread.start();
        return watch;
    }

    private void watch() {
        try (consumer) {
            while (true) {
                var polled = consumer.poll(POLL);
                long now = System.nanoTime();
                if (noting) {
                    for (ConsumerRecord<String, byte[]> outcome : polled) {
                        note(outcome.headers().lastHeader(CloudEventHeaders.ID), now);
                    }
                }
            }
        } catch (WakeupException closing) {
            // close() asked for it.
        } catch (RuntimeException broken) {
            failure = broken;
        }
    }

    private void note(@Nullable Header id, long now) {
        if (id != null) {
            arrivalNanos.putIfAbsent(UUID.fromString(new String(id.value(), StandardCharsets.UTF_8)), now);
        }
    }

    /** Forgets everything and notes arrivals from now on, or no longer. */
    void note(boolean on) {
        noting = on;
        arrivalNanos.clear();
    }

    /** How many messages' outcomes were noted. */
    int noted() {
        Throwable broken = failure;
        if (broken != null) {
            throw new IllegalStateException("the outcomes cannot be read", broken);
        }
        return arrivalNanos.size();
    }

    /**
     * When the message's outcome arrived, as {@link System#nanoTime} tells it.
     *
     * @throws WrongResult if it did not
     */
    long arrivalNanos(UUID message) {
        Long nanos = arrivalNanos.get(message);
        if (nanos == null) {
            throw new WrongResult("message " + message + " has no outcome");
        }
        return nanos;
    }

    @Override
    public void close() throws InterruptedException {
        consumer.wakeup();
        thread.join();
    }
}
