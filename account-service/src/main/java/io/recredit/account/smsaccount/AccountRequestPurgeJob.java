package io.recredit.account.smsaccount;

import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.stream.Collectors;

/** Forgets idempotency keys of account openings so long after their request that nobody repeats it any more. */
@ApplicationScoped
class AccountRequestPurgeJob {

    static final Duration KEPT_FOR = Duration.ofDays(30);

    /** At most this many are purged by one statement, so that none holds its locks for long. */
    private static final int SLICE = 10_000;

    private static final String PURGE = """
            delete from account_request where ctid = any (array(
                select ctid from account_request where created_at < $1 limit $2))""";

    private final Pool pool;
    private final Clock clock;

    AccountRequestPurgeJob(Pool pool, Clock clock) {
        this.pool = pool;
        this.clock = clock;
    }

    @Scheduled(
            every = "24h",
            delayed = "10m",
            identity = "account-request-purge",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> purge() {
        return purge(clock.instant().minus(KEPT_FOR))
                .invoke(count -> Log.infof("%d old answers of account openings forgotten", count))
                .replaceWithVoid();
    }

    /** Purges in slices; tells how many. */
    private Uni<Long> purge(Instant createdBefore) {
        Tuple parameters = Tuple.of(createdBefore.atOffset(ZoneOffset.UTC), SLICE);
        return Multi.createBy()
                .repeating()
                .uni(() -> pool.preparedQuery(PURGE).execute(parameters).map(result -> result.rowCount()))
                .whilst(purged -> purged == SLICE)
                .collect()
                .with(Collectors.summingLong(Integer::longValue));
    }
}
