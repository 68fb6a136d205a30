package io.recredit.kit.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.recredit.contracts.CloudEventHeaders;
import io.recredit.kit.outbox.OutboxEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.Test;

class EventPublisherTest {

    private static final Instant TIME = Instant.parse("2026-01-05T08:00:00Z");
    private static final List<OutboxEvent> EVENTS =
            IntStream.range(0, 3).mapToObj(EventPublisherTest::event).toList();

    private final FakeProducer kafka = new FakeProducer();
    private final EventPublisher publisher = new EventPublisher(kafka.clients(), "a-service");

    @Test
    void a_batch_is_handed_over_in_order_and_completes_when_all_of_it_is_acknowledged() {
        // When
        UniAssertSubscriber<Void> published = subscribe(publisher.publishAll(EVENTS));

        // Then
        assertThat(kafka.sent()).extracting(ProducerRecord::key).containsExactly("key-0", "key-1", "key-2");
        kafka.acknowledgeNext();
        kafka.acknowledgeNext();
        published.assertNotTerminated();
        kafka.acknowledgeNext();
        published.awaitItem();
    }

    @Test
    void an_event_has_the_headers_of_its_contract() {
        // When
        subscribe(publisher.publish(EVENTS.getFirst()));

        // Then
        Map<String, String> headers = new LinkedHashMap<>();
        for (Header header : kafka.sent().getFirst().headers()) {
            headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8));
        }
        assertThat(headers)
                .containsExactlyEntriesOf(CloudEventHeaders.of(
                        EVENTS.getFirst().eventId().toString(), "/a-service", "io.recredit.a", TIME, "key-0"));
    }

    @Test
    void a_letter_without_a_body_or_a_key_is_sent() {
        // When
        UniAssertSubscriber<Void> sent = subscribe(publisher.send("a.topic.v1", null, null, List.of()));

        // Then
        kafka.acknowledgeNext();
        sent.awaitItem();
        assertThat(kafka.sent().getFirst().value()).isNull();
    }

    @Test
    void a_failure_is_told_when_it_is_known_what_became_of_the_others() {
        // When
        UniAssertSubscriber<Void> published = subscribe(publisher.publishAll(EVENTS));

        // Then
        kafka.failNext(new TimeoutException("away"));
        kafka.acknowledgeNext();
        published.assertNotTerminated();
        kafka.acknowledgeNext();
        published.awaitFailure().assertFailedWith(TimeoutException.class, "away");
    }

    @Test
    void no_further_record_is_handed_over_after_one_that_was_not_taken() {
        // Given
        kafka.takesNothing(new TimeoutException("no metadata"));

        // When
        UniAssertSubscriber<Void> published = subscribe(publisher.publishAll(EVENTS));

        // Then
        published.awaitFailure().assertFailedWith(TimeoutException.class, "no metadata");
        assertThat(kafka.tries()).isOne();
    }

    @Test
    void what_a_closed_producer_throws_is_a_failure() {
        // Given
        kafka.close();

        // When
        UniAssertSubscriber<Void> published = subscribe(publisher.publishAll(EVENTS));

        // Then
        published.awaitFailure().assertFailedWith(IllegalStateException.class);
    }

    @Test
    void a_channel_that_is_not_connected_yet_is_a_failure_of_that_try() {
        // Given
        EventPublisher starting = new EventPublisher(FakeProducer.notConnected(), "a-service");

        // When
        UniAssertSubscriber<Void> published = subscribe(starting.publishAll(EVENTS));

        // Then
        published.awaitFailure().assertFailedWith(IllegalStateException.class);
    }

    @Test
    void nothing_to_publish_is_published_at_once() {
        // When
        UniAssertSubscriber<Void> published = subscribe(publisher.publishAll(List.of()));

        // Then
        published.assertCompleted();
    }

    private static UniAssertSubscriber<Void> subscribe(Uni<Void> work) {
        return work.subscribe().withSubscriber(UniAssertSubscriber.create());
    }

    private static OutboxEvent event(int number) {
        return new OutboxEvent("a.topic.v1", "key-" + number, "io.recredit.a", new UUID(1, number), new byte[0], TIME);
    }
}
