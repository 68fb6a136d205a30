package io.recredit.billing.charging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recredit.billing.charging.AnswerRequests.Answered;
import io.recredit.billing.charging.RequestReader.Delivery;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each poll is one record, and known by its offset. */
class ChargingPipelineTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final Set<String> toFailOnce = ConcurrentHashMap.newKeySet();
    private final List<Long> published = new CopyOnWriteArrayList<>();
    private final List<Long> acknowledged = new CopyOnWriteArrayList<>();
    private final ChargingPipeline pipeline =
            new ChargingPipeline(new ChargingPipeline.Steps(this::read, this::decide, this::publish));

    @ParameterizedTest
    @ValueSource(strings = {"read 1", "decide 1"})
    void a_step_that_fails_once_is_done_again_and_the_polls_are_answered_in_their_order(String step) {
        // Given
        toFailOnce.add(step);
        // When
        for (long poll = 0; poll < 5; poll++) {
            take(poll, acknowledging(poll));
        }
        // Then
        assertThat(toFailOnce).isEmpty();
        Awaitility.await()
                .atMost(LIMIT)
                .untilAsserted(() -> assertThat(acknowledged).containsExactly(0L, 1L, 2L, 3L, 4L));
        assertThat(published).containsExactly(0L, 1L, 2L, 3L, 4L);
        assertThat(health()).isEqualTo(HealthCheckResponse.Status.UP);
    }

    @Test
    void polls_behind_one_that_cannot_be_acknowledged_are_answered() {
        // When
        take(0, () -> {
            throw new IllegalStateException("closed");
        });
        take(1, () -> CompletableFuture.failedStage(new IllegalStateException("revoked")));
        take(2, acknowledging(2));
        // Then
        Awaitility.await()
                .atMost(LIMIT)
                .untilAsserted(() -> assertThat(acknowledged).containsExactly(2L));
        assertThat(published).containsExactly(0L, 1L, 2L);
        assertThat(health()).isEqualTo(HealthCheckResponse.Status.UP);
    }

    @Test
    void a_failure_that_nothing_mends_acknowledges_nothing_more_and_asks_for_a_restart() {
        // Given
        toFailOnce.add("publish 0");
        // When
        take(0, acknowledging(0));
        Awaitility.await()
                .atMost(LIMIT)
                .untilAsserted(() -> assertThat(health()).isEqualTo(HealthCheckResponse.Status.DOWN));
        take(1, acknowledging(1));
        // Then
        assertThatThrownBy(() -> take(2, acknowledging(2))).hasStackTraceContaining("publish 0");
        assertThat(published).isEmpty();
        assertThat(acknowledged).isEmpty();
    }

    private void take(long poll, Supplier<CompletionStage<Void>> acknowledge) {
        TopicPartition partition = new TopicPartition("charges", 0);
        ConsumerRecord<String, byte[]> letter = new ConsumerRecord<>("charges", 0, poll, "account", new byte[0]);
        pipeline.take(new ConsumerRecords<>(Map.of(partition, List.of(letter)), Map.of()), acknowledge)
                .await()
                .atMost(LIMIT);
    }

    private Supplier<CompletionStage<Void>> acknowledging(long poll) {
        return () -> {
            acknowledged.add(poll);
            return CompletableFuture.completedStage(null);
        };
    }

    private HealthCheckResponse.Status health() {
        return new ChargingLiveness(pipeline).call().getStatus();
    }

    private Uni<List<Delivery>> read(ConsumerRecords<String, byte[]> records) {
        ConsumerRecord<String, byte[]> letter = records.iterator().next();
        mayFail("read " + letter.offset());
        return Uni.createFrom().item(List.of(new Delivery(letter, null, null)));
    }

    private Uni<List<Answered>> decide(List<Delivery> deliveries) {
        Delivery delivery = deliveries.getFirst();
        return Uni.createFrom().item(() -> {
            mayFail("decide " + delivery.record().offset());
            return List.of(new Answered(delivery, null));
        });
    }

    private Uni<Void> publish(List<Answered> answered) {
        long poll = answered.getFirst().delivery().record().offset();
        return Uni.createFrom().item(() -> {
            mayFail("publish " + poll);
            published.add(poll);
            return null;
        });
    }

    private void mayFail(String step) {
        if (toFailOnce.remove(step)) {
            throw new IllegalStateException(step);
        }
    }
}
