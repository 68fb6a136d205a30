package io.recredit.send.dispatch;

import io.recredit.send.refund.RefundDue;
import io.recredit.send.refund.RequestRefunds;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jboss.logging.Logger;

/** Ends messages that a crash, a lost link or time has stranded, and asks for their refunds. */
@ApplicationScoped
class EndStrandedMessages {

    private static final Logger LOG = Logger.getLogger(EndStrandedMessages.class);
    private static final int MAX_ROWS = 500;

    private final Pool pool;
    private final DispatchRepository repository;
    private final RequestRefunds refunds;
    private final DispatchConfig config;

    EndStrandedMessages(Pool pool, DispatchRepository repository, RequestRefunds refunds, DispatchConfig config) {
        this.pool = pool;
        this.repository = repository;
        this.refunds = refunds;
        this.config = config;
    }

    /** Claims of instances that are gone become unknown. */
    Uni<Void> claimedByTheGone() {
        return repository
                .leaseIsOver(MAX_ROWS, config.unknownTimeout().toMillis())
                .invoke(count -> {
                    if (count > 0) {
                        LOG.warnf("%d messages were left open by an instance that is gone", count);
                    }
                })
                .replaceWithVoid();
    }

    /** Unknown for too long: failed. */
    Uni<Void> unknownForTooLong() {
        return ending(transaction -> repository.unknownForTooLong(transaction, MAX_ROWS));
    }

    /** Not sent in time: failed. */
    Uni<Void> expired() {
        return ending(transaction -> repository.expired(transaction, MAX_ROWS));
    }

    /** Goes on until fewer are found than one transaction ends, so that an outage's many do not wait for more runs. */
    private Uni<Void> ending(Function<SqlConnection, Uni<List<RefundDue>>> end) {
        return pool.withTransaction(transaction ->
                        end.apply(transaction).call(due -> refunds.inTransaction(transaction, due, Instant.now())))
                .invoke(due -> {
                    if (!due.isEmpty()) {
                        refunds.wake();
                    }
                })
                .chain(due ->
                        due.size() == MAX_ROWS ? ending(end) : Uni.createFrom().voidItem());
    }
}
