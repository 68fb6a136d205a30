package io.recredit.send.dispatch;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.recredit.send.batch.Sweeps;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Looks after messages that nobody is sending any more. */
@ApplicationScoped
class DispatchSweepJob {

    private final EndStrandedMessages stranded;

    DispatchSweepJob(EndStrandedMessages stranded) {
        this.stranded = stranded;
    }

    @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> claimedByTheGone() {
        return Sweeps.skippingFailures(stranded.claimedByTheGone());
    }

    @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> unknownForTooLong() {
        return Sweeps.skippingFailures(stranded.unknownForTooLong());
    }

    /** Seldom, since hardly ever a message waits for that long. */
    @Scheduled(every = "10s", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> expired() {
        return Sweeps.skippingFailures(stranded.expired());
    }
}
