package io.recredit.billing.charging;

import io.recredit.billing.reference.ReferenceProgress;
import io.recredit.contracts.AccountState;
import io.recredit.contracts.UserState;
import io.recredit.kit.reference.AccountDirectory;
import io.recredit.kit.reference.UserDirectory;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** The accounts and users of the directories, and the patience for those that are not there yet. */
@ApplicationScoped
class KnownReferences implements References {

    private static final Duration LOOK_AGAIN = Duration.ofMillis(100);

    private final AccountDirectory accounts;
    private final UserDirectory users;
    private final ReferenceProgress progress;

    KnownReferences(AccountDirectory accounts, UserDirectory users, ReferenceProgress progress) {
        this.accounts = accounts;
        this.users = users;
        this.progress = progress;
    }

    @Override
    public Optional<AccountState> account(String account) {
        return accounts.find(account);
    }

    @Override
    public Optional<UserState> user(UUID user) {
        return users.find(user);
    }

    /** Completes when the directories are loaded. A charge is never refused because billing has only just started. */
    Uni<Void> loaded() {
        return Uni.createFrom()
                .deferred(() -> areLoaded()
                        ? Uni.createFrom().voidItem()
                        : until(() -> refresh().map(done -> areLoaded())));
    }

    /**
     * Completes when every account and user of the requests is known, or the directories hold everything that was
     * published up to now. Who sent a request had learned of them from the same topics, so what is not known then does
     * not exist. How long that takes depends on how far billing is behind, not on the age of the request.
     */
    Uni<Void> ready(List<Request> requests) {
        return loaded().chain(() -> areKnown(requests)
                ? Uni.createFrom().voidItem()
                : progress.ends().chain(ends -> until(() -> isSettled(requests, ends))));
    }

    /** The directories are refreshed after the offsets were looked at: they then hold what was committed. */
    private Uni<Boolean> isSettled(List<Request> requests, ReferenceProgress.Ends ends) {
        return progress.hasReached(ends).chain(reached -> refresh().map(done -> reached || areKnown(requests)));
    }

    private static Uni<Void> until(Supplier<Uni<Boolean>> isDone) {
        return Uni.createFrom()
                .deferred(isDone::get)
                .repeat()
                .withDelay(LOOK_AGAIN)
                .whilst(done -> !done)
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Void> refresh() {
        return Uni.join().all(accounts.refresh(), users.refresh()).andFailFast().replaceWithVoid();
    }

    private boolean areLoaded() {
        return accounts.isLoaded() && users.isLoaded();
    }

    private boolean areKnown(List<Request> requests) {
        return requests.stream().allMatch(this::isKnown);
    }

    private boolean isKnown(Request request) {
        if (!(request instanceof Request.Charge charge)) {
            return true;
        }
        UUID user = charge.event().user();
        return account(charge.event().account()).isPresent()
                && (user == null || user(user).isPresent());
    }
}
