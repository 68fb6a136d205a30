package io.recredit.billing.charging;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.jboss.logging.Logger;

/** Forgets old refusals daily. */
@ApplicationScoped
class RefusalPurgeJob {

    static final String IDENTITY = "refusal-purge";

    private static final Logger LOG = Logger.getLogger(RefusalPurgeJob.class);

    private final RefusalRows refusals;
    private final ChargingConfig config;

    RefusalPurgeJob(RefusalRows refusals, ChargingConfig config) {
        this.refusals = refusals;
        this.config = config;
    }

    @Scheduled(
            every = "24h",
            delayed = "10m",
            identity = IDENTITY,
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> purge() {
        return refusals.purge(Instant.now().minus(config.refusalRetention()))
                .invoke(count -> LOG.infof("%d old refusals forgotten", count))
                .replaceWithVoid();
    }
}
