package io.recredit.billing.card;

import io.recredit.billing.payment.PaymentGateway;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Makes removed cards unusable at the processor, too: after the commit of their removal, and until it is done. */
@ApplicationScoped
class Detachment {

    private static final Logger LOG = Logger.getLogger(Detachment.class);

    private static final String OLDEST = """
            select id, gateway_card from card where removed_at is not null and detached_at is null
            order by removed_at limit $1""";

    private static final String ONE = """
            select id, gateway_card from card where id = $1 and removed_at is not null and detached_at is null""";

    private static final String DONE = "update card set detached_at = $2 where id = $1";

    private final Pool pool;
    private final PaymentGateway gateway;

    Detachment(Pool pool, PaymentGateway gateway) {
        this.pool = pool;
        this.gateway = gateway;
    }

    /** Detaches one card if it was removed. Never fails: what could not be done now is done later. */
    Uni<Void> of(UUID card, Instant now) {
        return pool.preparedQuery(ONE)
                .execute(Tuple.of(card))
                .chain(rows -> rows.size() == 0
                        ? Uni.createFrom().voidItem()
                        : detach(rows.iterator().next(), now))
                .onFailure()
                .recoverWithUni(failure -> {
                    LOG.warnf("the removed card %s is detached later: %s", card, failure);
                    return Uni.createFrom().voidItem();
                });
    }

    /** Detaches those that wait for it, at most so many, oldest first; ends at the first failure. */
    Uni<Void> ofAll(int limit, Instant now) {
        return pool.preparedQuery(OLDEST)
                .execute(Tuple.of(limit))
                .onItem()
                .transformToMulti(rows -> Multi.createFrom().iterable(rows))
                .onItem()
                .transformToUniAndConcatenate(row -> detach(row, now))
                .collect()
                .last();
    }

    private Uni<Void> detach(Row row, Instant now) {
        return gateway.removeCard(row.getString(1))
                .chain(() -> pool.preparedQuery(DONE).execute(Tuple.of(row.getUUID(0), now.atOffset(ZoneOffset.UTC))))
                .replaceWithVoid();
    }
}
