package io.recredit.kit.kafka;

import io.recredit.contracts.CloudEventHeaders;
import io.recredit.kit.outbox.OutboxEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;
import org.jspecify.annotations.Nullable;

/** Publishes events as CloudEvents in binary mode, acknowledged by all in-sync replicas. */
@ApplicationScoped
public class EventPublisher {

    private final MutinyEmitter<byte[]> emitter;
    private final String source;

    /** The buffer is bounded by the callers: each publishes a bounded batch and awaits it. */
    EventPublisher(
            @Channel("events") @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER) MutinyEmitter<byte[]> emitter,
            @ConfigProperty(name = "quarkus.application.name") String serviceName) {
        this.emitter = emitter;
        this.source = "/" + serviceName;
    }

    /**
     * Publishes one event; completes when Kafka has it. Fails when Kafka does not take it within the producer's delivery
     * timeout; it may have been stored all the same.
     */
    public Uni<Void> publish(String topic, String key, String type, UUID eventId, byte[] body, Instant time) {
        List<RecordHeader> headers =
                CloudEventHeaders.of(eventId.toString(), source, type, time, key).entrySet().stream()
                        .map(header -> new RecordHeader(
                                header.getKey(), header.getValue().getBytes(StandardCharsets.UTF_8)))
                        .toList();
        return send(topic, key, body, headers);
    }

    public Uni<Void> publish(OutboxEvent event) {
        return publish(event.topic(), event.key(), event.type(), event.eventId(), event.body(), event.occurredAt());
    }

    /** Publishes events in their order, without waiting for each; completes when Kafka has them all. */
    public Uni<Void> publishAll(List<OutboxEvent> events) {
        if (events.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return Uni.join()
                .all(events.stream().map(this::publish).toList())
                .andCollectFailures()
                .replaceWithVoid();
    }

    /** Sends a record with the given headers and no others. */
    Uni<Void> send(String topic, @Nullable String key, byte[] body, List<RecordHeader> headers) {
        OutgoingKafkaRecordMetadata<String> metadata = OutgoingKafkaRecordMetadata.<String>builder()
                .withTopic(topic)
                .withKey(key)
                .withHeaders(headers)
                .build();
        // While the service starts or stops the channel is not connected, and the emitter throws: that is a failure,
        // too.
        return Uni.createFrom()
                .deferred(() -> emitter.sendMessage(Message.of(body).addMetadata(metadata)));
    }
}
