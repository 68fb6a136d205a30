package io.recredit.billing.episode;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** Looks every half minute which balances are to be told, and goes on at once while there are more. */
@ApplicationScoped
class TellDailyJob {

    static final String IDENTITY = "tell-low-balances";

    private final TellDaily tellDaily;

    TellDailyJob(TellDaily tellDaily) {
        this.tellDaily = tellDaily;
    }

    @Scheduled(
            every = "30s",
            delayed = "15s",
            identity = IDENTITY,
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> tell() {
        return tellDaily
                .tellDue(Instant.now())
                .repeat()
                .whilst(looked -> looked == TellDaily.PAGE)
                .onItem()
                .ignoreAsUni();
    }
}
