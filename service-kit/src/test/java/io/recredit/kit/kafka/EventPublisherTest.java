package io.recredit.kit.kafka;

import io.recredit.kit.outbox.OutboxEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import io.smallrye.reactive.messaging.MutinyEmitter;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class EventPublisherTest {

    private static final OutboxEvent EVENT = new OutboxEvent(
            "a.topic.v1", "key", "io.recredit.a", new UUID(1, 1), new byte[0], Instant.parse("2026-01-05T08:00:00Z"));

    @Test
    void what_the_channel_throws_while_it_is_not_connected_is_a_failure() {
        // Given
        EventPublisher publisher = new EventPublisher(notConnected(), "a-service");

        // When
        Uni<Void> published = publisher.publishAll(List.of(EVENT, EVENT));

        // Then
        published.subscribe().withSubscriber(UniAssertSubscriber.create()).assertFailed();
    }

    /** Throws whatever is asked of it, as an emitter does before its channel is connected (SRMSG00019). */
    @SuppressWarnings("unchecked")
    private static MutinyEmitter<byte[]> notConnected() {
        return (MutinyEmitter<byte[]>) Proxy.newProxyInstance(
                EventPublisherTest.class.getClassLoader(),
                new Class<?>[] {MutinyEmitter.class},
                (proxy, method, arguments) -> {
                    throw new IllegalStateException("SRMSG00019: Unable to connect an emitter");
                });
    }
}
