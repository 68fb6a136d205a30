package io.recredit.notification.receipt;

import io.recredit.contracts.EventJson;
import io.recredit.contracts.Topics;
import io.recredit.contracts.TopupChanged;
import io.recredit.kit.kafka.DeadLetters;
import io.recredit.kit.kafka.Poison;
import io.recredit.kit.kafka.Retrying;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Takes what billing-service says of top-ups, a poll at a time. */
@ApplicationScoped
class TopupConsumer {

    private final TellOfTopups tell;
    private final DeadLetters deadLetters;

    private record Letter(ConsumerRecord<String, byte[]> record, TopupNews news) {}

    TopupConsumer(TellOfTopups tell, DeadLetters deadLetters) {
        this.tell = tell;
        this.deadLetters = deadLetters;
    }

    @Incoming("topups")
    Uni<Void> consume(ConsumerRecords<String, byte[]> records) {
        List<Letter> readable = new ArrayList<>(records.count());
        Uni<Void> buried = Uni.createFrom().voidItem();
        for (ConsumerRecord<String, byte[]> record : records) {
            try {
                readable.add(new Letter(record, TopupNews.of(EventJson.read(record.value(), TopupChanged.class))));
            } catch (EventJson.UnreadableEvent | IllegalArgumentException unreadable) {
                buried = buried.chain(() -> bury(record, unreadable));
            }
        }
        return buried.chain(() -> Poison.isolate(
                readable,
                letters -> Retrying.untilDone(
                        () -> tell.handle(letters.stream().map(Letter::news).toList())),
                (letter, failure) -> bury(letter.record(), failure)));
    }

    private Uni<Void> bury(ConsumerRecord<String, byte[]> record, Throwable failure) {
        return deadLetters.send(record, Topics.Consumer.NOTIFICATION, String.valueOf(failure.getMessage()));
    }
}
