package io.recredit.send.receipt;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.recredit.send.batch.Sweeps;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Settles what did not settle itself. */
@ApplicationScoped
class ReceiptSweepJob {

    private final SettleMessages settle;

    ReceiptSweepJob(SettleMessages settle) {
        this.settle = settle;
    }

    @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> unsettled() {
        return Sweeps.skippingFailures(settle.missedReceipts().chain(settle::unknownMessages));
    }

    @Scheduled(every = "10m", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> strangers() {
        return Sweeps.skippingFailures(settle.forgetStrangers());
    }
}
