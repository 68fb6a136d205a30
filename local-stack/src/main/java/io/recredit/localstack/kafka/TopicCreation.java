package io.recredit.localstack.kafka;

import io.recredit.contracts.Topics;
import io.recredit.localstack.process.StartFailure;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;

/** Turns the topics of the contracts into topics of a broker. */
final class TopicCreation {

    private static final long TIMEOUT_SECONDS = 30;
    private static final short ONE_REPLICA = 1;

    private TopicCreation() {}

    static void createMissing(Admin admin, List<Topics.Topic> topics) {
        try {
            Set<String> existing = admin.listTopics().names().get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
            List<NewTopic> missing = topics.stream()
                    .filter(topic -> !existing.contains(topic.name()))
                    .map(TopicCreation::asNewTopic)
                    .toList();
            admin.createTopics(missing).all().get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartFailure("Interrupted while making topics");
        } catch (ExecutionException | TimeoutException e) {
            throw new StartFailure("Cannot make the Kafka topics: " + e.getMessage(), e);
        }
    }

    private static NewTopic asNewTopic(Topics.Topic topic) {
        Map<String, String> settings = switch (topic.kind()) {
            case COMPACTED -> Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT);
            case STREAM -> deletedAfter(Topics.STREAM_RETENTION.toMillis());
            case DEAD_LETTER -> deletedAfter(Topics.DEAD_LETTER_RETENTION.toMillis());
        };
        return new NewTopic(topic.name(), topic.partitions(), ONE_REPLICA).configs(settings);
    }

    private static Map<String, String> deletedAfter(long millis) {
        return Map.of(
                TopicConfig.CLEANUP_POLICY_CONFIG,
                TopicConfig.CLEANUP_POLICY_DELETE,
                TopicConfig.RETENTION_MS_CONFIG,
                Long.toString(millis));
    }
}
