package io.recredit.billing.allowance;

import io.quarkus.scheduler.Scheduled;
import io.recredit.billing.database.SlicedDelete;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import org.jboss.logging.Logger;

/**
 * Forgets daily what users spent in periods whose entries are archived. Nothing counts in them any more: such weeks are
 * much older than a charge that can be refunded.
 */
@ApplicationScoped
class PastSpendingPurgeJob {

    private static final Logger LOG = Logger.getLogger(PastSpendingPurgeJob.class);

    private static final String ARCHIVED_UNTIL = "select max(week) + 7 from detached_week";

    private final Pool pool;

    PastSpendingPurgeJob(Pool pool) {
        this.pool = pool;
    }

    @Scheduled(
            every = "24h",
            delayed = "30m",
            identity = "past-spending-purge",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> purge() {
        return pool.query(ARCHIVED_UNTIL)
                .execute()
                .map(rows -> rows.iterator().next().getLocalDate(0))
                .onItem()
                .ifNotNull()
                .transformToUni(this::forgetBefore);
    }

    private Uni<Void> forgetBefore(LocalDate archivedUntil) {
        return SlicedDelete.run(pool, "past_spending", "period_start < $1", archivedUntil)
                .invoke(count -> LOG.infof("%d old periods of users forgotten", count))
                .replaceWithVoid();
    }
}
