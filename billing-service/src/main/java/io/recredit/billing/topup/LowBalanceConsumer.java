package io.recredit.billing.topup;

import io.recredit.billing.ledger.BalanceKey;
import io.recredit.contracts.EpisodeChange;
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

/**
 * Takes whole polls of low-balance events. An event only says where to look, so events may come late, twice, or from the
 * beginning again.
 */
@ApplicationScoped
class LowBalanceConsumer {

    private final RequestTopups requestTopups;
    private final DeadLetters deadLetters;

    LowBalanceConsumer(RequestTopups requestTopups, DeadLetters deadLetters) {
        this.requestTopups = requestTopups;
        this.deadLetters = deadLetters;
    }

    private record Letter(ConsumerRecord<String, byte[]> record, BalanceKey balance) {}

    @Incoming("low-balance")
    Uni<Void> consume(ConsumerRecords<String, byte[]> records) {
        List<Letter> low = new ArrayList<>();
        List<Uni<Void>> unreadable = new ArrayList<>();
        for (ConsumerRecord<String, byte[]> record : records) {
            if (record.value() == null) {
                unreadable.add(bury(record, "no body"));
                continue;
            }
            try {
                LowBalance event = EventJson.read(record.value(), LowBalance.class);
                if (event.rule() == LowRule.AUTO_TOPUP && event.change() != EpisodeChange.ENDED) {
                    low.add(new Letter(record, new BalanceKey(event.customer(), event.account(), event.currency())));
                }
            } catch (EventJson.UnreadableEvent e) {
                unreadable.add(bury(record, String.valueOf(e.getMessage())));
            }
        }
        Uni<Void> buried = unreadable.isEmpty()
                ? Uni.createFrom().voidItem()
                : Uni.join().all(unreadable).andFailFast().replaceWithVoid();
        return buried.chain(() -> Poison.isolate(
                low,
                letters -> Retrying.untilDone(() -> requestTopups.forBalances(
                        letters.stream().map(Letter::balance).toList())),
                (letter, why) -> bury(letter.record(), String.valueOf(why.getMessage()))));
    }

    private Uni<Void> bury(ConsumerRecord<String, byte[]> record, String why) {
        return deadLetters.send(record, Topics.Consumer.BILLING, why);
    }
}
