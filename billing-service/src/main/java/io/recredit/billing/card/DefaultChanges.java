package io.recredit.billing.card;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.jboss.logging.Logger;

/**
 * Tells {@link CardWatch} of changed default cards, after the commit. Each change is counted in its own transaction and
 * stays untold until the watch is done, so that none is lost with a process that dies in between.
 */
@ApplicationScoped
class DefaultChanges {

    private static final Logger LOG = Logger.getLogger(DefaultChanges.class);

    private static final String COUNT = """
            select default_changes from gateway_customer where customer = $1 and default_changes > changes_told""";

    private static final String TOLD = """
            update gateway_customer set changes_told = greatest(changes_told, $2) where customer = $1""";

    private static final String UNTOLD = """
            select customer from gateway_customer where default_changes > changes_told order by customer limit $1""";

    private final Pool pool;
    private final CardWatch watch;

    DefaultChanges(Pool pool, CardWatch watch) {
        this.pool = pool;
        this.watch = watch;
    }

    /** Tells of what changed with that customer, if anything did. Never fails: what could not be told is told later. */
    Uni<Void> tell(String customer, Instant now) {
        return pool.preparedQuery(COUNT)
                .execute(Tuple.of(customer))
                .chain(rows -> rows.size() == 0
                        ? Uni.createFrom().voidItem()
                        : tell(customer, rows.iterator().next().getLong(0), now))
                .onFailure()
                .recoverWithUni(failure -> {
                    LOG.warnf("the changed default card of %s is told later: %s", customer, failure);
                    return Uni.createFrom().voidItem();
                });
    }

    /** @param change the number of the newest change; one that comes while this is told is told once more */
    private Uni<Void> tell(String customer, long change, Instant now) {
        return watch.defaultChanged(customer, now)
                .chain(() -> pool.preparedQuery(TOLD).execute(Tuple.of(customer, change)))
                .replaceWithVoid();
    }

    /** Tells of what is untold, of at most so many customers. */
    Uni<Void> tellUntold(int limit, Instant now) {
        return pool.preparedQuery(UNTOLD)
                .execute(Tuple.of(limit))
                .onItem()
                .transformToMulti(rows -> Multi.createFrom().iterable(rows))
                .onItem()
                .transformToUniAndConcatenate(row -> tell(row.getString(0), now))
                .collect()
                .last();
    }
}
