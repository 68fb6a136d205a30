package io.recredit.billing.ledger;

import io.quarkus.logging.Log;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;

/** Makes partitions at the start, before anything is charged, and then hourly: a failure is made up for in an hour. */
@ApplicationScoped
class EntryPartitionsJob {

    private static final Duration START_LIMIT = Duration.ofSeconds(60);

    private final PartitionSupply supply;

    EntryPartitionsJob(PartitionSupply supply) {
        this.supply = supply;
    }

    /** The start fails without a partition for the present: charges must not be consumed then. */
    void atStart(@Observes @Priority(1) StartupEvent start) {
        Instant now = Instant.now();
        supply.renew(now).await().atMost(START_LIMIT);
        if (!now.isBefore(supply.readyUntil())) {
            throw new IllegalStateException("the ledger has no partition for the present");
        }
    }

    @Scheduled(
            every = "1h",
            delayed = "1h",
            identity = "entry-partitions",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> hourly() {
        return supply.renew(Instant.now())
                .onFailure()
                .invoke(failure -> Log.warnf("cannot look for the ledger's partitions: %s", failure.getMessage()))
                .onFailure()
                .recoverWithNull();
    }
}
