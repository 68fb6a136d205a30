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
import org.jspecify.annotations.Nullable;

/**
 * Brings one poll from its deliveries to its published answers, in two steps: {@link #decide} commits, {@link #publish}
 * says what was committed. Neither ever fails. What the data is not to blame for is tried again for as long as it takes,
 * which is safe because every step gives the same answers again.
 */
@ApplicationScoped
class AnswerRequests {

    private final ChargeMessages chargeMessages;
    private final KnownReferences references;
    private final EventPublisher publisher;
    private final DeadLetters deadLetters;
    private final ChargingMetrics metrics;

    AnswerRequests(
            ChargeMessages chargeMessages,
            KnownReferences references,
            EventPublisher publisher,
            DeadLetters deadLetters,
            ChargingMetrics metrics) {
        this.chargeMessages = chargeMessages;
        this.references = references;
        this.publisher = publisher;
        this.deadLetters = deadLetters;
        this.metrics = metrics;
    }

    /** Completes when everything is committed, with every delivery in its place. */
    Uni<List<Answered>> decide(List<Delivery> deliveries) {
        List<Answered> answered = new ArrayList<>(deliveries.size());
        return Poison.isolate(
                        deliveries,
                        part -> decideTogether(part)
                                .invoke(answers -> addInOrder(answered, part, answers))
                                .replaceWithVoid(),
                        (delivery, failure) ->
                                bury(delivery, failure).invoke(answered::add).replaceWithVoid())
                .replaceWith(answered);
    }

    /** Completes when every answer and every dead letter is on its topic. A letter is not sent again with the answers. */
    Uni<Void> publish(List<Answered> answered) {
        return Uni.createFrom().deferred(() -> {
            List<OutboxEvent> outcomes = new ArrayList<>(answered.size());
            List<Uni<Void>> sent = new ArrayList<>();
            for (Answered each : answered) {
                Delivery delivery = each.delivery();
                if (delivery.fault() != null) {
                    sent.add(deadLetters.send(delivery.record(), Topics.Consumer.BILLING, delivery.fault()));
                }
                switch (each.answer()) {
                    case null -> {}
                    case Answer.Decided decided -> outcomes.add(Outcomes.eventOf(decided.decision()));
                    case Answer.Conflict conflict ->
                        sent.add(deadLetters.send(
                                delivery.record(),
                                Topics.Consumer.BILLING,
                                "conflict: " + conflict.key().id() + " came before with other content"));
                }
            }
            sent.add(Retrying.untilDone(() -> publisher.publishAll(outcomes)));
            return Uni.join().all(sent).andFailFast().replaceWithVoid();
        });
    }

    private Uni<List<Answer>> decideTogether(List<Delivery> deliveries) {
        List<Request> requests = deliveries.stream()
                .map(Delivery::request)
                .filter(Objects::nonNull)
                .toList();
        return Retrying.untilDone(() -> references.ready(requests).chain(parties -> decideOnce(requests, parties)));
    }

    private Uni<List<Answer>> decideOnce(List<Request> requests, Parties parties) {
        long start = System.nanoTime();
        return chargeMessages
                .decide(requests, parties)
                .invoke(answers -> metrics.decided(answers, Duration.ofNanos(System.nanoTime() - start)));
    }

    private static void addInOrder(List<Answered> answered, List<Delivery> deliveries, List<Answer> answers) {
        int next = 0;
        for (Delivery delivery : deliveries) {
            answered.add(new Answered(delivery, delivery.request() == null ? null : answers.get(next++)));
        }
    }

    /** A record that the database does not take, alone: it is refused as invalid, and a person looks at it. */
    private Uni<Answered> bury(Delivery delivery, Throwable failure) {
        Request invalid = RequestReader.asInvalid(delivery);
        Delivery buried = new Delivery(delivery.record(), invalid, "not storable: " + failure.getMessage());
        if (invalid == null) {
            return Uni.createFrom().item(new Answered(buried, null));
        }
        return Retrying.untilDone(() -> decideOnce(List.of(invalid), Parties.NONE))
                .onFailure(DataErrors::isDataError)
                .recoverWithItem(() -> List.of(new Answer.Decided(forgotten(invalid), false)))
                .map(answers -> new Answered(buried, answers.getFirst()));
    }

    /** The last resort: an answer that could not even be remembered. */
    private static Decision forgotten(Request invalid) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        return Decision.Refused.of(invalid, RefusalReason.INVALID, null, now);
    }

    /**
     * A delivery and its answer.
     *
     * @param answer null if not even the id of the request could be read
     */
    record Answered(Delivery delivery, @Nullable Answer answer) {}
}
