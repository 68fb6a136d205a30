package io.recredit.kit.kafka;

import io.recredit.kit.outbox.OutboxEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import io.smallrye.reactive.messaging.kafka.KafkaProducer;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Publishes events as CloudEvents in binary mode, acknowledged by all in-sync replicas. A batch is handed to the
 * channel's idempotent producer in one go and awaited as a whole. What waits is bounded by the callers, who publish a
 * bounded batch and await it, and by the producer's {@code buffer.memory}.
 */
@ApplicationScoped
public class EventPublisher {

    /** The outgoing channel whose producer is used. */
    static final String CHANNEL = "events";

    private final KafkaClientService clients;
    private final EventHeaders headers;

    EventPublisher(KafkaClientService clients, @ConfigProperty(name = "quarkus.application.name") String serviceName) {
        this.clients = clients;
        this.headers = new EventHeaders("/" + serviceName);
    }

    /**
     * Publishes one event; completes when Kafka has it. Fails when Kafka does not take it within the producer's delivery
     * timeout; it may have been stored all the same.
     */
    public Uni<Void> publish(String topic, String key, String type, UUID eventId, byte[] body, Instant time) {
        return publish(new OutboxEvent(topic, key, type, eventId, body, time));
    }

    public Uni<Void> publish(OutboxEvent event) {
        return publishAll(List.of(event));
    }

    /**
     * Publishes events in their order, without waiting for each; completes when Kafka has them all. Fails with the first
     * failure when it is known what became of each; some may have been stored all the same.
     */
    public Uni<Void> publishAll(List<OutboxEvent> events) {
        return events.isEmpty() ? Uni.createFrom().voidItem() : sendAll(events, this::recordOf);
    }

    /** Sends a record with the given headers and no others; the body may be missing, as that of a dead letter. */
    Uni<Void> send(String topic, @Nullable String key, byte @Nullable [] body, List<RecordHeader> recordHeaders) {
        List<Header> given = List.copyOf(recordHeaders);
        return sendAll(List.of(new ProducerRecord<>(topic, null, key, body, given)), Function.identity());
    }

    private ProducerRecord<String, byte[]> recordOf(OutboxEvent event) {
        return new ProducerRecord<>(event.topic(), null, null, event.key(), event.body(), headers.of(event));
    }

    /** While the service starts or stops there is no producer, or a closed one: that is a failure, too. */
    private <T> Uni<Void> sendAll(List<T> items, Function<T, ProducerRecord<String, byte[]>> recordOf) {
        return Uni.createFrom().deferred(() -> {
            @Nullable KafkaProducer<String, byte[]> producer = clients.getProducer(CHANNEL);
            if (producer == null) {
                return Uni.createFrom().failure(new IllegalStateException("the channel is not connected: " + CHANNEL));
            }
            Sending<T> sending = new Sending<>(items, recordOf);
            return producer.runOnSendingThread(sending::handOver)
                    .chain(() -> Uni.createFrom().completionStage(sending.acknowledged()))
                    .emitOn(whereWeAre());
        });
    }

    /** What follows is not to be done by the producer's only network thread. */
    private static Executor whereWeAre() {
        @Nullable Context context = Vertx.currentContext();
        return context == null
                ? Infrastructure.getDefaultWorkerPool()
                : work -> context.runOnContext(ignored -> work.run());
    }
}
