package io.recredit.send.pricing;

import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Looks for new tariffs, since another instance may have consumed them. */
@ApplicationScoped
class TariffRefreshJob {

    private final TariffDirectory tariffs;

    TariffRefreshJob(TariffDirectory tariffs) {
        this.tariffs = tariffs;
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> refresh() {
        return tariffs.refresh()
                .onFailure()
                .invoke(failure -> Log.warnf("cannot refresh tariffs: %s", failure.getMessage()))
                .onFailure()
                .recoverWithNull();
    }
}
