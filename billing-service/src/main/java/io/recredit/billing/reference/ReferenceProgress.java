package io.recredit.billing.reference;

import io.recredit.contracts.Topics;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * How far this service's instances have come in the topics of accounts and users. Nothing blocks; everything fails with
 * Kafka's errors when Kafka is away.
 */
@ApplicationScoped
public class ReferenceProgress {

    private static final Duration CLOSING = Duration.ofSeconds(2);

    private final Admin admin;
    private final String accountsGroup;
    private final String usersGroup;

    ReferenceProgress(
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            @ConfigProperty(name = "mp.messaging.incoming.accounts.group.id") String accountsGroup,
            @ConfigProperty(name = "mp.messaging.incoming.users.group.id") String usersGroup) {
        Map<String, Object> known = new HashMap<>(kafka);
        known.keySet().retainAll(AdminClientConfig.configNames());
        this.admin = Admin.create(known);
        this.accountsGroup = accountsGroup;
        this.usersGroup = usersGroup;
    }

    /**
     * Where the topics end, for each partition that holds records.
     *
     * @param accounts offsets of the next record
     * @param users offsets of the next record
     */
    public record Ends(Map<TopicPartition, Long> accounts, Map<TopicPartition, Long> users) {}

    /** The ends as they are now. */
    public Uni<Ends> ends() {
        return Uni.combine()
                .all()
                .unis(endsOf(Topics.ACCOUNTS), endsOf(Topics.USERS))
                .with(Ends::new);
    }

    /** Whether everything before those ends is stored: the offsets are committed after it. */
    public Uni<Boolean> hasReached(Ends ends) {
        return Uni.combine()
                .all()
                .unis(hasReached(accountsGroup, ends.accounts()), hasReached(usersGroup, ends.users()))
                .with((accounts, users) -> accounts && users);
    }

    private Uni<Map<TopicPartition, Long>> endsOf(String topic) {
        return uni(admin.describeTopics(List.of(topic)).allTopicNames())
                .map(found -> partitionsOf(Objects.requireNonNull(found.get(topic))))
                .chain(partitions -> Uni.combine()
                        .all()
                        .unis(
                                offsets(partitions, OffsetSpec.earliest()),
                                // After the begin, so that a partition that fills up meanwhile is not left out.
                                offsets(partitions, OffsetSpec.latest()))
                        .usingConcurrencyOf(1)
                        .with(ReferenceProgress::filled));
    }

    private static List<TopicPartition> partitionsOf(TopicDescription topic) {
        return topic.partitions().stream()
                .map(partition -> new TopicPartition(topic.name(), partition.partition()))
                .toList();
    }

    private Uni<Map<TopicPartition, ListOffsetsResultInfo>> offsets(List<TopicPartition> partitions, OffsetSpec which) {
        Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
        partitions.forEach(partition -> wanted.put(partition, which));
        return Uni.createFrom().deferred(() -> uni(admin.listOffsets(wanted).all()));
    }

    /** An empty partition may end anywhere, and nobody ever commits an offset of it. */
    private static Map<TopicPartition, Long> filled(
            Map<TopicPartition, ListOffsetsResultInfo> begins, Map<TopicPartition, ListOffsetsResultInfo> ends) {
        Map<TopicPartition, Long> filled = new HashMap<>();
        begins.forEach((partition, begin) -> {
            long end = Objects.requireNonNull(ends.get(partition)).offset();
            if (end > begin.offset()) {
                filled.put(partition, end);
            }
        });
        return filled;
    }

    private Uni<Boolean> hasReached(String group, Map<TopicPartition, Long> ends) {
        if (ends.isEmpty()) {
            return Uni.createFrom().item(true);
        }
        return uni(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata())
                .map(committed ->
                        ends.entrySet().stream().allMatch(end -> committed(committed, end.getKey()) >= end.getValue()));
    }

    private static long committed(Map<TopicPartition, OffsetAndMetadata> offsets, TopicPartition partition) {
        OffsetAndMetadata offset = offsets.get(partition);
        return offset == null ? 0 : offset.offset();
    }

    private static <T> Uni<T> uni(KafkaFuture<T> future) {
        return Uni.createFrom().completionStage(future.toCompletionStage());
    }

    @PreDestroy
    void close() {
        admin.close(CLOSING);
    }
}
