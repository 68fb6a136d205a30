package io.recredit.send.pricing;

import io.recredit.contracts.CloudEventHeaders;
import io.recredit.contracts.EventJson;
import io.recredit.contracts.TariffHeader;
import io.recredit.contracts.TariffPage;
import io.recredit.contracts.Topics;
import io.recredit.kit.kafka.DataErrors;
import io.recredit.kit.kafka.DeadLetters;
import io.recredit.kit.kafka.Retrying;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.header.Header;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Mirrors the tariffs topic: headers and pages come in any order. */
@ApplicationScoped
class TariffConsumer {

    private final TariffRepository repository;
    private final DeadLetters deadLetters;

    TariffConsumer(TariffRepository repository, DeadLetters deadLetters) {
        this.repository = repository;
        this.deadLetters = deadLetters;
    }

    @Incoming("tariffs")
    Uni<Void> consume(ConsumerRecords<String, byte[]> records) {
        return Multi.createFrom()
                .iterable(records)
                .onItem()
                .transformToUniAndConcatenate(this::store)
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Void> store(ConsumerRecord<String, byte[]> record) {
        return Retrying.untilDone(() -> write(record))
                .onFailure(DataErrors::isDataError)
                .recoverWithUni(failure ->
                        deadLetters.send(record, Topics.Consumer.SEND, String.valueOf(failure.getMessage())));
    }

    private Uni<Void> write(ConsumerRecord<String, byte[]> record) {
        if (record.value() == null) {
            return Uni.createFrom().voidItem();
        }
        return switch (typeOf(record)) {
            case TariffHeader.TYPE -> repository.store(EventJson.read(record.value(), TariffHeader.class));
            case TariffPage.TYPE -> repository.store(EventJson.read(record.value(), TariffPage.class));
            // A kind of event that was added later is not for this version.
            default -> Uni.createFrom().voidItem();
        };
    }

    /** A header may be there without a value. */
    private static String typeOf(ConsumerRecord<String, byte[]> record) {
        Header type = record.headers().lastHeader(CloudEventHeaders.TYPE);
        return type == null || type.value() == null ? "" : new String(type.value(), StandardCharsets.UTF_8);
    }
}
