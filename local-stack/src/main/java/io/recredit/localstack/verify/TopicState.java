package io.recredit.localstack.verify;

import io.recredit.contracts.Topics;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/** Looks at the broker: what consumer groups have not read yet, and what lies in dead-letter topics. */
final class TopicState implements AutoCloseable {

    private static final int TIMEOUT_SECONDS = 15;

    /** Who reads what. Named here, and not asked of Kafka, so that a group that never came up is noticed, too. */
    private static final List<Reader> READERS = List.of(
            new Reader("billing-charging", Topics.CHARGES),
            new Reader("billing-accounts", Topics.ACCOUNTS),
            new Reader("billing-users", Topics.USERS),
            new Reader("billing-topups", Topics.LOW_BALANCE),
            new Reader("send-accounts", Topics.ACCOUNTS),
            new Reader("send-users", Topics.USERS),
            new Reader("send-tariffs", Topics.TARIFFS),
            new Reader("send-charge-outcomes", Topics.CHARGE_OUTCOMES),
            new Reader("notification-accounts", Topics.ACCOUNTS),
            new Reader("notification-low-balance", Topics.LOW_BALANCE),
            new Reader("notification-topups", Topics.TOPUPS));

    private record Reader(String group, String topic) {}

    private final Admin admin;

    TopicState(String bootstrapServers) {
        admin = Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                TIMEOUT_SECONDS * 1000));
    }

    /**
     * Records not yet committed, by group and topic ({@code "billing-charging send.charges.v1"}); zero where a group has
     * read everything. A partition without a commit counts whole, and so does a topic whose group never committed.
     */
    Map<String, Long> unread() {
        Map<TopicPartition, Long> ends = offsets(OffsetSpec.latest(), topic -> topic.kind() != Topics.Kind.DEAD_LETTER);
        Map<TopicPartition, Long> begins =
                offsets(OffsetSpec.earliest(), topic -> topic.kind() != Topics.Kind.DEAD_LETTER);
        Map<String, Long> unread = new TreeMap<>();
        for (Reader reader : READERS) {
            Map<TopicPartition, OffsetAndMetadata> committed =
                    await(admin.listConsumerGroupOffsets(reader.group()).partitionsToOffsetAndMetadata());
            ends.forEach((partition, end) -> {
                if (partition.topic().equals(reader.topic())) {
                    OffsetAndMetadata at = committed.get(partition);
                    long read = at == null ? begins.getOrDefault(partition, 0L) : at.offset();
                    unread.merge(reader.group() + " " + reader.topic(), Math.max(0, end - read), Long::sum);
                }
            });
        }
        return unread;
    }

    /** Records in each dead-letter topic. */
    Map<String, Long> deadLetters() {
        Map<TopicPartition, Long> ends = offsets(OffsetSpec.latest(), topic -> topic.kind() == Topics.Kind.DEAD_LETTER);
        Map<TopicPartition, Long> begins =
                offsets(OffsetSpec.earliest(), topic -> topic.kind() == Topics.Kind.DEAD_LETTER);
        Map<String, Long> letters = new TreeMap<>();
        ends.forEach((partition, end) ->
                letters.merge(partition.topic(), end - begins.getOrDefault(partition, 0L), Long::sum));
        return letters;
    }

    private Map<TopicPartition, Long> offsets(OffsetSpec which, Function<Topics.Topic, Boolean> wanted) {
        Set<String> existing = await(admin.listTopics().names());
        Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
        for (Topics.Topic topic : Topics.all()) {
            if (existing.contains(topic.name()) && wanted.apply(topic)) {
                for (int partition = 0; partition < topic.partitions(); partition++) {
                    asked.put(new TopicPartition(topic.name(), partition), which);
                }
            }
        }
        Map<TopicPartition, Long> offsets = new HashMap<>();
        await(admin.listOffsets(asked).all()).forEach((partition, info) -> offsets.put(partition, info.offset()));
        return offsets;
    }

    private static <T> T await(KafkaFuture<T> future) {
        try {
            return future.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("Kafka does not answer: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while asking Kafka", e);
        }
    }

    @Override
    public void close() {
        admin.close();
    }
}
