package io.recredit.billing.charging;

import io.recredit.billing.charging.RequestReader.Delivery;
import io.recredit.contracts.RefusalReason;
import io.recredit.contracts.Topics;
import io.recredit.kit.kafka.DataErrors;
import io.recredit.kit.kafka.DeadLetters;
import io.recredit.kit.kafka.EventPublisher;
import io.recredit.kit.kafka.Poison;
import io.recredit.kit.kafka.Retrying;
import io.recredit.kit.outbox.OutboxEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Brings one poll from its records to its published answers: decides, and after the commit publishes outcomes and
 * dead letters. It never fails. What the data is not to blame for is tried again for as long as it takes, which is
 * safe because every step gives the same answers again.
 */
@ApplicationScoped
class AnswerRequests {

    private final ChargeMessages chargeMessages;
    private final KnownReferences references;
    private final RequestReader reader;
    private final EventPublisher publisher;
    private final DeadLetters deadLetters;
    private final ChargingMetrics metrics;

    AnswerRequests(
            ChargeMessages chargeMessages,
            KnownReferences references,
            RequestReader reader,
            EventPublisher publisher,
            DeadLetters deadLetters,
            ChargingMetrics metrics) {
        this.chargeMessages = chargeMessages;
        this.references = references;
        this.reader = reader;
        this.publisher = publisher;
        this.deadLetters = deadLetters;
        this.metrics = metrics;
    }

    /** Completes when every record has its answer on a topic. */
    Uni<Void> answer(List<Delivery> deliveries) {
        return Poison.isolate(deliveries, this::answerTogether, this::bury);
    }

    private Uni<Void> answerTogether(List<Delivery> deliveries) {
        List<Request> requests = deliveries.stream()
                .map(Delivery::request)
                .filter(Objects::nonNull)
                .toList();
        return Retrying.untilDone(() -> references.ready(requests).chain(() -> decide(requests)))
                .chain(answers -> Retrying.untilDone(() -> publish(deliveries, answers)));
    }

    private Uni<List<Answer>> decide(List<Request> requests) {
        long start = System.nanoTime();
        return chargeMessages
                .decide(requests)
                .invoke(answers -> metrics.decided(answers, Duration.ofNanos(System.nanoTime() - start)));
    }

    private Uni<Void> publish(List<Delivery> deliveries, List<Answer> answers) {
        List<OutboxEvent> outcomes = new ArrayList<>(answers.size());
        List<Uni<Void>> letters = new ArrayList<>();
        int next = 0;
        for (Delivery delivery : deliveries) {
            if (delivery.fault() != null) {
                letters.add(deadLetters.send(delivery.record(), Topics.Consumer.BILLING, delivery.fault()));
            }
            if (delivery.request() == null) {
                continue;
            }
            switch (answers.get(next++)) {
                case Answer.Decided decided -> outcomes.add(Outcomes.eventOf(decided.decision()));
                case Answer.Conflict conflict ->
                    letters.add(deadLetters.send(
                            delivery.record(),
                            Topics.Consumer.BILLING,
                            "conflict: " + conflict.key().id() + " came before with other content"));
            }
        }
        letters.add(publisher.publishAll(outcomes));
        return Uni.join().all(letters).andFailFast().replaceWithVoid();
    }

    /** A record that the database does not take, alone: it is refused as invalid, and a person looks at it. */
    private Uni<Void> bury(Delivery delivery, Throwable failure) {
        Request invalid = reader.asInvalid(delivery);
        Delivery buried = new Delivery(delivery.record(), invalid, "not storable: " + failure.getMessage());
        if (invalid == null) {
            return Retrying.untilDone(() -> publish(List.of(buried), List.of()));
        }
        return Retrying.untilDone(() -> decide(List.of(invalid)))
                .onFailure(DataErrors::isDataError)
                .recoverWithItem(() -> List.of(new Answer.Decided(forgotten(invalid), false)))
                .chain(answers -> Retrying.untilDone(() -> publish(List.of(buried), answers)));
    }

    /** The last resort: an answer that could not even be remembered. */
    private static Decision forgotten(Request invalid) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        return Decision.Refused.of(invalid, RefusalReason.INVALID, null, now);
    }
}
