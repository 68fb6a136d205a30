package io.recredit.notification.receipt;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;

/** Forgets handled changes of top-ups so long after their events ended that none of them can come again. */
@ApplicationScoped
class HandledTopupPurgeJob {

    static final Duration KEPT_FOR = Duration.ofDays(30);

    /** At most this many are purged by one statement, so that none holds its locks for long. */
    private static final int SLICE = 10_000;

    private final HandledTopupRepository handled;
    private final Pool pool;
    private final Clock clock;

    HandledTopupPurgeJob(HandledTopupRepository handled, Pool pool, Clock clock) {
        this.handled = handled;
        this.pool = pool;
        this.clock = clock;
    }

    @Scheduled(
            every = "24h",
            delayed = "11m",
            identity = "handled-topup-purge",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> purge() {
        return Multi.createBy()
                .repeating()
                .uni(() -> handled.purge(pool, clock.instant().minus(KEPT_FOR), SLICE))
                .whilst(purged -> purged == SLICE)
                .collect()
                .last()
                .replaceWithVoid();
    }
}
