package io.recredit.billing.command;

import io.quarkus.scheduler.Scheduled;
import io.recredit.billing.database.SlicedDelete;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Forgets idempotency keys so long after their command that nobody repeats it any more. */
@ApplicationScoped
class KeyPurgeJob {

    static final Duration KEPT_FOR = Duration.ofDays(30);

    private final Pool pool;

    KeyPurgeJob(Pool pool) {
        this.pool = pool;
    }

    @Scheduled(
            every = "24h",
            delayed = "10m",
            identity = "idempotency-key-purge",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> purge() {
        OffsetDateTime oldest = OffsetDateTime.now(ZoneOffset.UTC).minus(KEPT_FOR);
        return SlicedDelete.run(pool, "idempotency", "created_at < $1", oldest).replaceWithVoid();
    }
}
