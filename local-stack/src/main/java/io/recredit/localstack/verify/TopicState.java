package io.recredit.localstack.verify;

import io.recredit.contracts.Topics;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListGroupsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/** Looks at the broker: what consumer groups have not read yet, and what lies in dead-letter topics. */
final class TopicState implements AutoCloseable {

    private static final int TIMEOUT_SECONDS = 15;

    private final Admin admin;

    TopicState(String bootstrapServers) {
        admin = Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                TIMEOUT_SECONDS * 1000));
    }

    /**
     * Records not yet committed, by group and topic ({@code "billing send.charges.v1"}), for every group that reads one
     * of the system's topics; zero where a group has read everything. A partition without a commit counts whole.
     */
    Map<String, Long> unread() {
        Map<TopicPartition, Long> ends = offsets(OffsetSpec.latest(), topic -> topic.kind() != Topics.Kind.DEAD_LETTER);
        Map<TopicPartition, Long> begins =
                offsets(OffsetSpec.earliest(), topic -> topic.kind() != Topics.Kind.DEAD_LETTER);
        Map<String, Long> unread = new TreeMap<>();
        for (GroupListing group :
                await(admin.listGroups(ListGroupsOptions.forConsumerGroups()).all())) {
            Map<TopicPartition, OffsetAndMetadata> committed =
                    await(admin.listConsumerGroupOffsets(group.groupId()).partitionsToOffsetAndMetadata());
            Set<String> topics =
                    committed.keySet().stream().map(TopicPartition::topic).collect(Collectors.toSet());
            ends.forEach((partition, end) -> {
                if (topics.contains(partition.topic())) {
                    OffsetAndMetadata at = committed.get(partition);
                    long read = at == null ? begins.getOrDefault(partition, 0L) : at.offset();
                    unread.merge(group.groupId() + " " + partition.topic(), Math.max(0, end - read), Long::sum);
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
