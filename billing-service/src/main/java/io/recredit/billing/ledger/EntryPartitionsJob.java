package io.recredit.billing.ledger;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;

/** Makes partitions at the start, before anything is charged, and then daily. */
@ApplicationScoped
class EntryPartitionsJob {

    private static final Duration START_LIMIT = Duration.ofSeconds(60);

    private final EntryPartitions partitions;

    EntryPartitionsJob(EntryPartitions partitions) {
        this.partitions = partitions;
    }

    /** The start fails without partitions: charges must not be consumed then. */
    void atStart(@Observes @Priority(1) StartupEvent start) {
        partitions.makeAround(Instant.now()).await().atMost(START_LIMIT);
    }

    @Scheduled(every = "24h", delayed = "24h")
    Uni<Void> daily() {
        return partitions.makeAround(Instant.now());
    }
}
