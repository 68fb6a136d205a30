package io.recredit.send.intake;

import io.quarkus.logging.Log;
import io.recredit.contracts.ChargeRequested;
import io.recredit.contracts.EventJson;
import io.recredit.contracts.Topics;
import io.recredit.kit.kafka.EventPublisher;
import io.recredit.kit.outbox.OutboxEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Asks billing to charge stored messages. The event's id is the message's id, however often it is asked. */
@ApplicationScoped
class ChargePublisher {

    private static final String DELETE_BATCH = "delete from intake_batch where id = $1";

    private final EventPublisher events;
    private final Pool pool;
    private final PublishingState state;

    ChargePublisher(EventPublisher events, Pool pool, PublishingState state) {
        this.events = events;
        this.pool = pool;
        this.state = state;
    }

    /**
     * Publishes a batch's charges without anybody waiting; its row is deleted once Kafka has them. When that fails, the
     * row stays for the sweep.
     */
    void publishBatch(UUID batch, List<ChargeRequested> charges) {
        publish(charges)
                .chain(() -> delete(batch))
                .subscribe()
                .with(
                        done -> {},
                        failure -> Log.warnf("batch %s stays for the sweep: %s", batch, failure.getMessage()));
    }

    /** Publishes charges; completes when Kafka has them all. */
    Uni<Void> publish(List<ChargeRequested> charges) {
        return Uni.createFrom().deferred(() -> {
            List<OutboxEvent> published =
                    charges.stream().map(ChargePublisher::event).toList();
            state.publishing(charges.size());
            return events.publishAll(published)
                    .invoke(() -> state.published(charges.size()))
                    .onFailure()
                    .invoke(failure -> state.failed(charges.size()));
        });
    }

    /** Forgets a batch whose charges Kafka has. */
    Uni<Void> delete(UUID batch) {
        return pool.preparedQuery(DELETE_BATCH).execute(Tuple.of(batch)).replaceWithVoid();
    }

    private static OutboxEvent event(ChargeRequested charge) {
        return new OutboxEvent(
                Topics.CHARGES,
                charge.account(),
                ChargeRequested.TYPE,
                charge.id(),
                EventJson.write(charge),
                charge.acceptedAt());
    }
}
