package io.recredit.systemtests.harness;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Kafka as an operator sees it: what lies on a topic, where a consumer group stands, and how to set it back. */
public final class Broker {

    private static final Duration ADMIN_WITHIN = Duration.ofSeconds(60);

    private final String bootstrap;

    Broker(String bootstrap) {
        this.bootstrap = bootstrap;
    }

    /** Every record that lies on the topic now, in order within each partition. */
    public List<Event> read(String topic) {
        return read(topic, event -> true);
    }

    /** The records on the topic now that fit, in order within each partition. */
    public List<Event> read(String topic, Predicate<Event> fits) {
        return readFrom(Map.of(), topic, fits);
    }

    /** The records that came after a position taken by {@link #ends}, and fit. */
    public List<Event> readFrom(Map<TopicPartition, Long> start, String topic, Predicate<Event> fits) {
        List<Event> found = new ArrayList<>();
        try (KafkaConsumer<String, byte[]> consumer = consumer()) {
            List<TopicPartition> partitions = partitionsOf(consumer, topic);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            start.forEach(consumer::seek);
            while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.getOrDefault(p, 0L))) {
                for (ConsumerRecord<String, byte[]> polled : consumer.poll(Duration.ofMillis(200))) {
                    Event event = event(polled);
                    if (fits.test(event)) {
                        found.add(event);
                    }
                }
            }
        }
        return found;
    }

    /** The position behind the last record of each of the topic's partitions. */
    public Map<TopicPartition, Long> ends(String topic) {
        try (KafkaConsumer<String, byte[]> consumer = consumer()) {
            return consumer.endOffsets(partitionsOf(consumer, topic));
        }
    }

    /** How many records of the topic the group has not committed yet. */
    public long lag(String group, String topic) {
        Map<TopicPartition, Long> ends = ends(topic);
        Map<TopicPartition, Long> committed = committed(group);
        return ends.entrySet().stream()
                .mapToLong(end -> end.getValue() - committed.getOrDefault(end.getKey(), 0L))
                .sum();
    }

    /** Sets a group without members to a position; the next start of its service reads from there again. */
    public void reset(String group, Map<TopicPartition, Long> positions) {
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        positions.forEach((partition, offset) -> offsets.put(partition, new OffsetAndMetadata(offset)));
        Await.until("group " + group + " has no members and can be set back", Duration.ofSeconds(60), () -> {
            try (Admin admin = admin()) {
                get(admin.alterConsumerGroupOffsets(group, offsets).all());
                return true;
            } catch (StillInUse e) {
                return false;
            }
        });
    }

    /** Where the group stands, by partition. */
    public Map<TopicPartition, Long> committed(String group) {
        try (Admin admin = admin()) {
            return get(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata()).entrySet().stream()
                    .filter(entry -> entry.getValue() != null)
                    .collect(Collectors.toMap(
                            Map.Entry::getKey, entry -> entry.getValue().offset()));
        }
    }

    /** The partitions that each member of a group has, by the name that Kafka gave it; only while none is moving. */
    public Map<String, Set<TopicPartition>> members(String group) {
        try (Admin admin = admin()) {
            ConsumerGroupDescription description =
                    get(admin.describeConsumerGroups(List.of(group)).all()).get(group);
            if (description == null || description.groupState() != GroupState.STABLE) {
                return Map.of();
            }
            return description.members().stream()
                    .collect(Collectors.toMap(
                            MemberDescription::consumerId,
                            member -> member.assignment().topicPartitions()));
        }
    }

    /** Whether Kafka has given up all members of the group. */
    public boolean hasNoMembers(String group) {
        try (Admin admin = admin()) {
            ConsumerGroupDescription description =
                    get(admin.describeConsumerGroups(List.of(group)).all()).get(group);
            return description != null && description.members().isEmpty();
        }
    }

    /** Records as bytes. */
    public RawRecords raw() {
        return new RawRecords(bootstrap);
    }

    private static <T> T get(KafkaFuture<T> answer) {
        try {
            return answer.get(ADMIN_WITHIN.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new StillInUse(e);
        } catch (TimeoutException e) {
            throw new IllegalStateException("Kafka did not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static List<TopicPartition> partitionsOf(KafkaConsumer<String, byte[]> consumer, String topic) {
        return IntStream.range(0, consumer.partitionsFor(topic).size())
                .mapToObj(partition -> new TopicPartition(topic, partition))
                .toList();
    }

    private static Event event(ConsumerRecord<String, byte[]> polled) {
        Map<String, String> headers = new LinkedHashMap<>();
        polled.headers().forEach(header -> headers.put(header.key(), new String(header.value(), UTF_8)));
        return new Event(
                polled.partition(),
                polled.offset(),
                polled.key() == null ? "" : polled.key(),
                headers,
                polled.value() == null ? "" : new String(polled.value(), UTF_8));
    }

    private KafkaConsumer<String, byte[]> consumer() {
        return new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrap, "enable.auto.commit", false, "auto.offset.reset", "earliest"),
                new StringDeserializer(),
                new ByteArrayDeserializer());
    }

    private Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", bootstrap));
    }

    /** Kafka refused, which for a group means that it still has members. */
    private static final class StillInUse extends RuntimeException {
        private static final long serialVersionUID = 1;

        StillInUse(Throwable cause) {
            super(cause);
        }
    }
}
