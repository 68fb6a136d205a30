package io.recredit.notification.reference;

import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.recredit.kit.reference.AccountDirectory;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Re-reads what changed, since another instance may have consumed it. */
@ApplicationScoped
class ReferenceRefreshJob {

    private final AccountDirectory accounts;

    ReferenceRefreshJob(AccountDirectory accounts) {
        this.accounts = accounts;
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> refresh() {
        return accounts.refresh()
                .onFailure()
                .invoke(failure -> Log.warnf("cannot refresh accounts: %s", failure.getMessage()))
                .onFailure()
                .recoverWithNull();
    }
}
