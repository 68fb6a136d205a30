package io.recredit.billing.charging;

import io.recredit.billing.charging.RequestReader.Delivery;
import io.recredit.kit.kafka.Retrying;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Takes whole polls of the charge topic. Their offsets are committed after their answers are published. */
@ApplicationScoped
class ChargingConsumer {

    private final KnownReferences references;
    private final RequestReader reader;
    private final AnswerRequests answers;

    ChargingConsumer(KnownReferences references, RequestReader reader, AnswerRequests answers) {
        this.references = references;
        this.reader = reader;
        this.answers = answers;
    }

    /** Reading asks for the owners of accounts, so it waits for them, too. */
    @Incoming("charges")
    Uni<Void> consume(ConsumerRecords<String, byte[]> records) {
        return Retrying.untilDone(references::loaded).chain(() -> answers.answer(read(records)));
    }

    private List<Delivery> read(ConsumerRecords<String, byte[]> records) {
        List<Delivery> deliveries = new ArrayList<>(records.count());
        for (ConsumerRecord<String, byte[]> record : records) {
            deliveries.add(reader.read(record));
        }
        return deliveries;
    }
}
