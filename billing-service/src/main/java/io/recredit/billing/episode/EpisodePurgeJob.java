package io.recredit.billing.episode;

import io.quarkus.scheduler.Scheduled;
import io.recredit.billing.database.SlicedDelete;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneOffset;

/** Forgets low episodes that ended long ago. */
@ApplicationScoped
class EpisodePurgeJob {

    /** Long enough to compare a month with the same month of the year before. */
    static final Period KEPT_FOR = Period.ofMonths(13);

    private final Pool pool;

    EpisodePurgeJob(Pool pool) {
        this.pool = pool;
    }

    @Scheduled(
            every = "24h",
            delayed = "30m",
            identity = "episode-purge",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> purge() {
        OffsetDateTime oldest = OffsetDateTime.now(ZoneOffset.UTC).minus(KEPT_FOR);
        return SlicedDelete.run(pool, "low_episode", "state = 'ended' and ended_at < $1", oldest)
                .replaceWithVoid();
    }
}
