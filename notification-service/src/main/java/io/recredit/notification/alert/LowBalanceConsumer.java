package io.recredit.notification.alert;

import io.recredit.contracts.EventJson;
import io.recredit.contracts.LowBalance;
import io.recredit.contracts.LowRule;
import io.recredit.contracts.Topics;
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

/** Takes what billing-service says of low balances, as far as it is about alert rules, a poll at a time. */
@ApplicationScoped
class LowBalanceConsumer {

    private final WarnOfLowBalances warn;
    private final DeadLetters deadLetters;

    private record Letter(ConsumerRecord<String, byte[]> record, AlertNews news) {}

    LowBalanceConsumer(WarnOfLowBalances warn, DeadLetters deadLetters) {
        this.warn = warn;
        this.deadLetters = deadLetters;
    }

    @Incoming("low-balance")
    Uni<Void> consume(ConsumerRecords<String, byte[]> records) {
        List<Letter> readable = new ArrayList<>(records.count());
        Uni<Void> buried = Uni.createFrom().voidItem();
        for (ConsumerRecord<String, byte[]> record : records) {
            try {
                LowBalance event = EventJson.read(record.value(), LowBalance.class);
                if (event.rule() == LowRule.ALERT) {
                    readable.add(new Letter(record, AlertNews.of(event)));
                }
            } catch (EventJson.UnreadableEvent | IllegalArgumentException unreadable) {
                buried = buried.chain(() -> bury(record, unreadable));
            }
        }
        return buried.chain(() -> Poison.isolate(
                readable,
                letters -> Retrying.untilDone(
                        () -> warn.handle(letters.stream().map(Letter::news).toList())),
                (letter, failure) -> bury(letter.record(), failure)));
    }

    private Uni<Void> bury(ConsumerRecord<String, byte[]> record, Throwable failure) {
        return deadLetters.send(record, Topics.Consumer.NOTIFICATION, String.valueOf(failure.getMessage()));
    }
}
