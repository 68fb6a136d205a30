package io.recredit.billing.tariff;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.recredit.kit.outbox.OutboxEvent;
import io.recredit.kit.problem.Problems;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The tariffs that were imported, in the caller's session. */
@ApplicationScoped
class TariffRepository implements PanacheRepositoryBase<TariffEntity, String> {

    /** Readers go on; another import waits. */
    private static final String LOCK = "lock table tariff in share row exclusive mode";

    private static final String INSERT = """
            insert into tariff (id, currency, valid_from, content_hash, prices, imported_at, imported_by)
            values (?1, ?2, ?3, ?4, ?5, ?6, ?7)""";

    private static final String ANNOUNCE = """
            insert into outbox (topic, key, type, event_id, body, occurred_at) values (?1, ?2, ?3, ?4, ?5, ?6)""";

    /** From here to the end of the transaction no other one adds a tariff: what is read now stays true. */
    Uni<Void> lock() {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(LOCK).executeUpdate())
                .replaceWithVoid();
    }

    /** Stores a tariff's row. */
    Uni<Void> insert(Tariff tariff, byte[] contentHash, String actor, Instant now) {
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
                .replaceWithVoid();
    }

    /** The one of the currency that begins at that moment. */
    Uni<@Nullable TariffEntity> beginningAt(String currency, Instant time) {
        return find("currency = ?1 and validFrom = ?2", currency, time).firstResult();
    }

    /** The one of the currency that begins last before that moment. */
    Uni<@Nullable TariffEntity> lastBefore(String currency, Instant time) {
        return find("currency = ?1 and validFrom < ?2 order by validFrom desc", currency, time)
                .firstResult();
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

    /** The one that another takes over from, in a session of its own. */
    @WithSession
    Uni<@Nullable TariffEntity> replacedBy(Tariff tariff) {
        return lastBefore(tariff.currency(), tariff.validFrom());
    }

    /** A tariff, in a session of its own; a 404 if there is none. */
    @WithSession
    Uni<TariffEntity> require(String id) {
        return Tariff.ID.matcher(id).matches()
                ? findById(id).onItem().ifNull().failWith(() -> Problems.notFound("tariff"))
                : Uni.createFrom().failure(Problems.notFound("tariff"));
    }

    /** Tariffs by id, from the one after {@code id}; empty for the first. */
    Uni<List<TariffEntity>> after(String id, int limit) {
        return find("id > ?1 order by id", id).page(0, limit).list();
    }
}
