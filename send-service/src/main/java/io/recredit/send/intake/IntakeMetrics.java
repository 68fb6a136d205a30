package io.recredit.send.intake;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Figures of intake. */
@ApplicationScoped
class IntakeMetrics {

    private final Counter acceptedMessages;
    private final Counter acceptedSegments;
    private final Counter turnedAway;
    private final AtomicLong undecided = new AtomicLong();

    IntakeMetrics(MeterRegistry registry, IntakeWriter writer, PublishingState publishing) {
        acceptedMessages = Counter.builder("recredit.messages.accepted")
                .description("Messages stored and promised")
                .register(registry);
        acceptedSegments = Counter.builder("recredit.segments.accepted")
                .description("Segments of the messages stored and promised")
                .register(registry);
        turnedAway = Counter.builder("recredit.intake.turned.away")
                .description("Requests answered 503 before anything was stored")
                .register(registry);
        Gauge.builder("recredit.intake.queued.messages", writer::queuedMessages)
                .description("Messages that wait to be stored")
                .register(registry);
        Gauge.builder("recredit.intake.unpublished.messages", publishing::unpublishedMessages)
                .description("Stored messages whose charges Kafka has not acknowledged to this instance")
                .register(registry);
        Gauge.builder("recredit.intake.waiting.batches", publishing::waitingBatches)
                .description("Batches of all instances whose charges wait for Kafka")
                .register(registry);
        Gauge.builder("recredit.messages.undecided", undecided::get)
                .description("Messages that billing has not decided yet, as last counted")
                .register(registry);
    }

    void accepted(List<NewMessage> messages) {
        acceptedMessages.increment(messages.size());
        acceptedSegments.increment(
                messages.stream().mapToInt(NewMessage::segments).sum());
    }

    void turnedAway() {
        turnedAway.increment();
    }

    void undecided(long messages) {
        undecided.set(messages);
    }
}
