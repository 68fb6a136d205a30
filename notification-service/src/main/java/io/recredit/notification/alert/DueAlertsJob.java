package io.recredit.notification.alert;

import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.recredit.notification.reference.AccountLocales;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;

/** Looks at the schedule, and forgets what is long over. */
@ApplicationScoped
class DueAlertsJob {

    /** Longer than the events of an episode live, so that none that comes again can resurrect it. */
    static final Duration KEPT_FOR = Duration.ofDays(30);

    /** At most this many are purged by one statement, so that none holds its locks for long. */
    private static final int SLICE = 10_000;

    private final WarnOfLowBalances warn;
    private final AlertWatchRepository watches;
    private final AccountLocales locales;
    private final Pool pool;
    private final Clock clock;

    DueAlertsJob(WarnOfLowBalances warn, AlertWatchRepository watches, AccountLocales locales, Pool pool, Clock clock) {
        this.warn = warn;
        this.watches = watches;
        this.locales = locales;
        this.pool = pool;
        this.clock = clock;
    }

    /** Goes on while there are full pages. */
    @Scheduled(every = "1s", identity = "due-alerts", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> lookAtDue() {
        if (!locales.isLoaded()) {
            return Uni.createFrom().voidItem();
        }
        return Multi.createBy()
                .repeating()
                .uni(warn::lookAtDue)
                .whilst(looked -> looked == WarnOfLowBalances.LOOKED_AT_TOGETHER)
                .collect()
                .last()
                .replaceWithVoid()
                .onFailure()
                .invoke(failure -> Log.warnf("due alerts wait for the next look: %s", failure.getMessage()))
                .onFailure()
                .recoverWithNull();
    }

    @Scheduled(every = "24h", delayed = "10m", identity = "alert-purge", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> purge() {
        return Multi.createBy()
                .repeating()
                .uni(() -> watches.purge(pool, clock.instant().minus(KEPT_FOR), SLICE))
                .whilst(purged -> purged == SLICE)
                .collect()
                .last()
                .replaceWithVoid();
    }
}
