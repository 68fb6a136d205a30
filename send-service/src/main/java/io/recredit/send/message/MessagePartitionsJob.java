package io.recredit.send.message;

import io.quarkus.logging.Log;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;

/** Makes the weekly partitions ahead of time: at the start, and each day. */
@ApplicationScoped
class MessagePartitionsJob {

    private static final int WEEKS_BACK = 2;
    private static final int WEEKS_AHEAD = 12;
    private static final Duration START_TIMEOUT = Duration.ofSeconds(30);

    private final Pool pool;

    MessagePartitionsJob(Pool pool) {
        this.pool = pool;
    }

    /** A service that was off for months has no partition for today: nothing can be stored before this is done. */
    void atStart(@Observes StartupEvent event) {
        ensurePartitions().await().atMost(START_TIMEOUT);
    }

    @Scheduled(every = "24h", delayed = "24h", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> eachDay() {
        return ensurePartitions();
    }

    private Uni<Void> ensurePartitions() {
        return ensure("message").chain(() -> ensure("message_part"));
    }

    private Uni<Void> ensure(String table) {
        return pool.preparedQuery("select ensure_weekly_partitions($1, $2, $3)")
                .execute(Tuple.of(table, WEEKS_BACK, WEEKS_AHEAD))
                .map(rows -> rows.iterator().next().getInteger(0))
                .invoke(made -> {
                    if (made > 0) {
                        Log.infof("made %d weekly partitions of %s", made, table);
                    }
                })
                .replaceWithVoid();
    }
}
