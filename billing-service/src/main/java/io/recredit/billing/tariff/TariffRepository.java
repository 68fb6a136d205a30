package io.recredit.billing.tariff;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.recredit.kit.outbox.OutboxEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/** The tariffs that were imported, in the caller's session. */
@ApplicationScoped
class TariffRepository implements PanacheRepositoryBase<TariffEntity, String> {

    private static final String INSERT = """
            insert into tariff (id, currency, valid_from, content_hash, prices, imported_at, imported_by)
            values (?1, ?2, ?3, ?4, ?5, ?6, ?7)
            on conflict do nothing""";

    private static final String ANNOUNCE = """
            insert into outbox (topic, key, type, event_id, body, occurred_at) values (?1, ?2, ?3, ?4, ?5, ?6)""";

    /**
     * Stores a tariff's row unless there is one with its id. An import of the same id that is still under way is
     * waited for.
     *
     * @return whether it was new
     */
    Uni<Boolean> insert(Tariff tariff, byte[] contentHash, String actor, Instant now) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(INSERT)
                        .setParameter(1, tariff.id())
                        .setParameter(2, tariff.currency())
                        .setParameter(3, tariff.validFrom())
                        .setParameter(4, contentHash)
                        .setParameter(5, tariff.prices().size())
                        .setParameter(6, now)
                        .setParameter(7, actor)
                        .executeUpdate())
                .map(inserted -> inserted == 1);
    }

    /** Adds events to the outbox, one after another: the relay publishes them in this order. */
    Uni<Void> announce(List<OutboxEvent> events) {
        return Panache.getSession()
                .chain(session -> Multi.createFrom()
                        .iterable(events)
                        .onItem()
                        .transformToUniAndConcatenate(event -> session.createNativeQuery(ANNOUNCE)
                                .setParameter(1, event.topic())
                                .setParameter(2, event.key())
                                .setParameter(3, event.type())
                                .setParameter(4, event.eventId())
                                .setParameter(5, event.body())
                                .setParameter(6, event.occurredAt())
                                .executeUpdate())
                        .collect()
                        .asList()
                        .replaceWithVoid());
    }

    /** Tariffs by id, from the one after {@code id}; empty for the first. */
    Uni<List<TariffEntity>> after(String id, int limit) {
        return find("id > ?1 order by id", id).page(0, limit).list();
    }
}
