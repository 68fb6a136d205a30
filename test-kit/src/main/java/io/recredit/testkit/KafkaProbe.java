package io.recredit.testkit;

import io.recredit.contracts.CloudEventHeaders;
import io.recredit.contracts.EventJson;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/** Puts records on topics and looks at what is there, as another service would. */
public final class KafkaProbe implements AutoCloseable {

    private static final Duration SEND_TIMEOUT = Duration.ofSeconds(30);
    private static final Duration POLL = Duration.ofMillis(100);

    private final KafkaProducer<String, byte[]> producer;
    private final String bootstrapServers;

    private KafkaProbe(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers), new StringSerializer(), new ByteArraySerializer());
    }

    /** A probe of the broker that the service under test uses. */
    public static KafkaProbe open() {
        return new KafkaProbe(ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class));
    }

    /** Sends an event with CloudEvents headers and a new event id; returns when Kafka has it. */
    public void send(String topic, String key, String type, Record event) {
        Map<String, String> headers =
                CloudEventHeaders.of(UUID.randomUUID().toString(), "/test", type, Instant.now(), key);
        send(topic, key, headers, EventJson.write(event));
    }

    /** Sends any bytes, readable or not; returns when Kafka has them. */
    public void send(String topic, String key, Map<String, String> headers, byte @Nullable [] body) {
        ProducerRecord<String, byte[]> message = new ProducerRecord<>(topic, key, body);
        headers.forEach((name, value) -> message.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        try {
            producer.send(message).get(SEND_TIMEOUT.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("Kafka did not take a record for " + topic, e);
        }
    }

    /**
     * Reads the topic from its beginning until enough matching records are seen.
     *
     * @return the matching ones, in the order of their partitions' logs
     * @throws AssertionError if there are fewer within the time
     */
    public List<ConsumerRecord<String, byte[]>> await(
            String topic, Predicate<ConsumerRecord<String, byte[]>> wanted, int count, Duration bound) {
        List<ConsumerRecord<String, byte[]>> found = new ArrayList<>();
        try (KafkaConsumer<String, byte[]> consumer = consumer(topic)) {
            Instant end = Instant.now().plus(bound);
            while (found.size() < count) {
                if (Instant.now().isAfter(end)) {
                    throw new AssertionError("%d records expected on %s within %s, %d seen"
                            .formatted(count, topic, bound, found.size()));
                }
                consumer.poll(POLL).forEach(message -> {
                    if (wanted.test(message)) {
                        found.add(message);
                    }
                });
            }
        }
        return found;
    }

    /** Like {@link #await}, for the records with a key. */
    public List<ConsumerRecord<String, byte[]>> awaitKey(String topic, String key, int count) {
        return await(topic, message -> key.equals(message.key()), count, Duration.ofSeconds(60));
    }

    /** What is on the topic now and matches: reads up to the ends as they are at the call. */
    public List<ConsumerRecord<String, byte[]>> all(String topic, Predicate<ConsumerRecord<String, byte[]>> wanted) {
        List<ConsumerRecord<String, byte[]>> found = new ArrayList<>();
        try (KafkaConsumer<String, byte[]> consumer = consumer(topic)) {
            Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(POLL).forEach(message -> {
                    if (wanted.test(message)) {
                        found.add(message);
                    }
                });
            }
        }
        return found;
    }

    /** A header as text, null if it is absent. */
    public static @Nullable String header(ConsumerRecord<String, byte[]> message, String name) {
        Header header = message.headers().lastHeader(name);
        return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }

    private KafkaConsumer<String, byte[]> consumer(String topic) {
        KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers, "enable.auto.commit", "false"),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        return consumer;
    }

    @Override
    public void close() {
        producer.close(SEND_TIMEOUT);
    }
}
