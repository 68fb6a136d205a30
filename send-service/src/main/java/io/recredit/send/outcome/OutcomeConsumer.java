package io.recredit.send.outcome;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.recredit.contracts.ChargeOutcome;
import io.recredit.contracts.EventJson;
import io.recredit.contracts.OutcomeOf;
import io.recredit.contracts.Topics;
import io.recredit.kit.kafka.DeadLetters;
import io.recredit.kit.kafka.Poison;
import io.recredit.kit.kafka.Retrying;
import io.recredit.send.message.ChargedMessages;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Takes billing's decisions, one update for all of a poll. */
@ApplicationScoped
class OutcomeConsumer {

    private final OutcomeRepository repository;
    private final DeadLetters deadLetters;
    private final Instance<ChargedMessages> dispatch;
    private final Counter charged;
    private final Counter refused;
    private final Counter ignored;

    private record Letter(ConsumerRecord<String, byte[]> record, ChargeOutcome outcome) {}

    OutcomeConsumer(
            OutcomeRepository repository,
            DeadLetters deadLetters,
            Instance<ChargedMessages> dispatch,
            MeterRegistry registry) {
        this.repository = repository;
        this.deadLetters = deadLetters;
        this.dispatch = dispatch;
        charged = Counter.builder("recredit.messages.charged")
                .description("Messages that billing has charged")
                .register(registry);
        refused = Counter.builder("recredit.messages.refused")
                .description("Messages that billing has refused to charge")
                .register(registry);
        ignored = Counter.builder("recredit.outcomes.ignored")
                .description("Outcomes that changed nothing: repeated, or of a message that is not ours")
                .register(registry);
    }

    @Incoming("charge-outcomes")
    Uni<Void> consume(ConsumerRecords<String, byte[]> records) {
        List<Letter> readable = new ArrayList<>(records.count());
        Uni<Void> buried = Uni.createFrom().voidItem();
        for (ConsumerRecord<String, byte[]> record : records) {
            try {
                readable.add(new Letter(record, EventJson.read(record.value(), ChargeOutcome.class)));
            } catch (EventJson.UnreadableEvent | IllegalArgumentException unreadable) {
                buried = buried.chain(() -> bury(record, unreadable));
            }
        }
        return buried.chain(() -> Poison.isolate(
                readable,
                letters -> Retrying.untilDone(() -> apply(letters)),
                (letter, failure) -> bury(letter.record(), failure)));
    }

    private Uni<Void> apply(List<Letter> letters) {
        return decide(firstOfEach(letters, OutcomeOf.CHARGE))
                .chain(() -> settleRefunds(firstOfEach(letters, OutcomeOf.REFUND)));
    }

    private Uni<Void> decide(Collection<ChargeOutcome> outcomes) {
        if (outcomes.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return repository
                .decide(List.copyOf(outcomes))
                .invoke(decided -> {
                    charged.increment(decided.charged());
                    refused.increment(decided.refused());
                    ignored.increment(outcomes.size() - decided.charged() - decided.refused());
                    if (decided.charged() > 0) {
                        dispatch.forEach(ChargedMessages::wake);
                    }
                })
                .replaceWithVoid();
    }

    private Uni<Void> settleRefunds(Collection<ChargeOutcome> outcomes) {
        if (outcomes.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return repository
                .settleRefunds(List.copyOf(outcomes))
                .invoke(settled -> ignored.increment(outcomes.size() - settled))
                .replaceWithVoid();
    }

    /** One statement takes a message once; of repeated outcomes, which say the same, the first is kept. */
    private static Collection<ChargeOutcome> firstOfEach(List<Letter> letters, OutcomeOf of) {
        Map<UUID, ChargeOutcome> byId = new LinkedHashMap<>();
        for (Letter letter : letters) {
            if (letter.outcome().of() == of) {
                byId.putIfAbsent(letter.outcome().id(), letter.outcome());
            }
        }
        return byId.values();
    }

    private Uni<Void> bury(ConsumerRecord<String, byte[]> record, Throwable failure) {
        return deadLetters.send(record, Topics.Consumer.SEND, String.valueOf(failure.getMessage()));
    }
}
