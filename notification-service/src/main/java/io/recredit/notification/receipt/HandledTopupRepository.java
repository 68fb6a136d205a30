package io.recredit.notification.receipt;

import io.recredit.contracts.TopupChanged;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;

/** Remembers which changes of top-ups were handled. */
@ApplicationScoped
class HandledTopupRepository {

    private static final String ADD = """
            insert into handled_topup (topup, change, handled_at) values ($1, $2, $3) on conflict do nothing""";

    private static final String PURGE = """
            delete from handled_topup where ctid = any (array(
                select ctid from handled_topup where handled_at < $1 limit $2))""";

    /** Gives false if it was handled before. */
    Uni<Boolean> add(SqlConnection transaction, TopupChanged event, Instant now) {
        return transaction
                .preparedQuery(ADD)
                .execute(Tuple.of(event.topup(), event.change().wireName(), now.atOffset(ZoneOffset.UTC)))
                .map(added -> added.rowCount() == 1);
    }

    /** Forgets what was handled before; gives how many, at most so many. */
    Uni<Integer> purge(SqlClient database, Instant handledBefore, int limit) {
        return database.preparedQuery(PURGE)
                .execute(Tuple.of(handledBefore.atOffset(ZoneOffset.UTC), limit))
                .map(RowSet::rowCount);
    }
}
