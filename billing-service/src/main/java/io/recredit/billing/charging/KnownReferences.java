package io.recredit.billing.charging;

import io.recredit.contracts.AccountState;
import io.recredit.contracts.UserState;
import io.recredit.kit.reference.AccountDirectory;
import io.recredit.kit.reference.UserDirectory;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The accounts and users of the directories, and the patience for those that are not there yet. */
@ApplicationScoped
class KnownReferences implements References {

    private static final Duration LOOK_AGAIN = Duration.ofMillis(100);

    private final AccountDirectory accounts;
    private final UserDirectory users;
    private final ChargingConfig config;

    KnownReferences(AccountDirectory accounts, UserDirectory users, ChargingConfig config) {
        this.accounts = accounts;
        this.users = users;
        this.config = config;
    }

    @Override
    public Optional<AccountState> account(String account) {
        return accounts.find(account);
    }

    @Override
    public Optional<UserState> user(UUID user) {
        return users.find(user);
    }

    /**
     * Completes when the directories are loaded and every account and user of the requests is known, or those that are
     * not known have had their time. A charge is never refused because billing has only just started.
     */
    Uni<Void> ready(List<Request> requests) {
        return ready(requests, Instant.now().plus(config.referenceGrace()));
    }

    private Uni<Void> ready(List<Request> requests, Instant patience) {
        return Uni.createFrom().deferred(() -> {
            if (accounts.isLoaded() && users.isLoaded() && !isWaitedFor(requests, patience)) {
                return Uni.createFrom().voidItem();
            }
            return Uni.join()
                    .all(accounts.refresh(), users.refresh())
                    .andFailFast()
                    .onItem()
                    .delayIt()
                    .by(LOOK_AGAIN)
                    .chain(() -> ready(requests, patience));
        });
    }

    private boolean isWaitedFor(List<Request> requests, Instant patience) {
        return Instant.now().isBefore(patience) && requests.stream().anyMatch(this::isWaitedFor);
    }

    private boolean isWaitedFor(Request request) {
        if (!(request instanceof Request.Charge charge)) {
            return false;
        }
        UUID user = charge.event().user();
        boolean known = account(charge.event().account()).isPresent()
                && (user == null || user(user).isPresent());
        return !known
                && charge.event().acceptedAt().plus(config.referenceGrace()).isAfter(Instant.now());
    }
}
