package io.recredit.billing.retention;

import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.Period;

/** Archives daily what is older than the configured retention; does nothing where none is configured. */
@ApplicationScoped
class RetentionJob {

    private static final String ACTOR = "retention";

    private final ArchiveWeeks archiveWeeks;
    private final RetentionConfig config;

    RetentionJob(ArchiveWeeks archiveWeeks, RetentionConfig config) {
        this.archiveWeeks = archiveWeeks;
        this.config = config;
    }

    @Scheduled(
            every = "24h",
            delayed = "20m",
            identity = "ledger-retention",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> daily() {
        return config.retention()
                .map(kept -> archive(kept, Instant.now()))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    private Uni<Void> archive(Period kept, Instant now) {
        return archiveWeeks
                .run(Retention.of(kept, now), ACTOR, now)
                .replaceWithVoid()
                .onFailure()
                .invoke(failure -> Log.warnf("cannot archive the ledger's old weeks: %s", failure.getMessage()))
                .onFailure()
                .recoverWithNull();
    }
}
