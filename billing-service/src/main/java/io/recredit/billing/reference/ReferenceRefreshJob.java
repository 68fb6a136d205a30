package io.recredit.billing.reference;

import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.recredit.kit.reference.AccountDirectory;
import io.recredit.kit.reference.UserDirectory;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Lets every instance see what any of them consumed, at most a second later. */
@ApplicationScoped
class ReferenceRefreshJob {

    private final AccountDirectory accounts;
    private final UserDirectory users;

    ReferenceRefreshJob(AccountDirectory accounts, UserDirectory users) {
        this.accounts = accounts;
        this.users = users;
    }

    @Scheduled(every = "1s", identity = "reference-refresh", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> refresh() {
        return accounts.refresh()
                .chain(users::refresh)
                .onFailure()
                .invoke(failure -> Log.warnf("cannot refresh accounts and users: %s", failure.getMessage()))
                .onFailure()
                .recoverWithNull();
    }
}
