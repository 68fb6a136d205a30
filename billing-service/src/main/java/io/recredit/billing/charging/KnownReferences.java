package io.recredit.billing.charging;

import io.recredit.billing.reference.ReferenceProgress;
import io.recredit.contracts.AccountState;
import io.recredit.contracts.LifeState;
import io.recredit.contracts.UserState;
import io.recredit.kit.reference.AccountDirectory;
import io.recredit.kit.reference.UserDirectory;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The accounts and users that requests name, read where they are needed, and the patience for those that are not there
 * or not active yet.
 */
@ApplicationScoped
class KnownReferences {

    private static final Duration LOOK_AGAIN = Duration.ofMillis(100);

    private final AccountDirectory accounts;
    private final UserDirectory users;
    private final ReferenceProgress progress;

    KnownReferences(AccountDirectory accounts, UserDirectory users, ReferenceProgress progress) {
        this.accounts = accounts;
        this.users = users;
        this.progress = progress;
    }

    /** Completes when the directories are loaded. A charge is never refused because billing has only just started. */
    Uni<Void> loaded() {
        return Uni.createFrom()
                .deferred(() -> areLoaded()
                        ? Uni.createFrom().voidItem()
                        : until(() -> refresh()
                                        .map(done -> areLoaded() ? Optional.of(true) : Optional.<Boolean>empty()))
                                .replaceWithVoid());
    }

    /** The accounts with these names, as far as they are known now. */
    Uni<Map<String, AccountState>> accounts(Collection<String> names) {
        return accounts.findAll(names);
    }

    /** The accounts and users that the requests name, as far as they are known now: one statement each at most. */
    Uni<Parties> partiesOf(List<Request> requests) {
        Set<String> named = new HashSet<>();
        Set<UUID> namedUsers = new HashSet<>();
        for (Request request : requests) {
            if (request instanceof Request.Charge charge) {
                named.add(charge.event().account());
                UUID user = charge.event().user();
                if (user != null) {
                    namedUsers.add(user);
                }
            }
        }
        return Uni.combine()
                .all()
                .unis(accounts.findAll(named), users.findAll(namedUsers))
                .with(Parties::new);
    }

    /**
     * Completes when every account and user of the requests is known to be active, or everything that was published up to
     * now has been stored. Who sent a request had learned of them from the same topics, so what is not known then does
     * not exist, and what is not active then was not when the request was sent. How long that takes depends on how far
     * billing is behind, not on the age of the request.
     */
    Uni<Parties> ready(List<Request> requests) {
        return loaded().chain(() -> partiesOf(requests)).chain(parties -> {
            Doubts doubts = Doubts.of(requests, parties);
            return doubts.isEmpty()
                    ? Uni.createFrom().item(parties)
                    : progress.ends().chain(ends -> until(() -> settled(requests, parties, doubts, ends)));
        });
    }

    /** The table is read after the offsets were looked at: it then holds what was committed. */
    private Uni<Optional<Parties>> settled(
            List<Request> requests, Parties known, Doubts doubts, ReferenceProgress.Ends ends) {
        return progress.hasReached(ends)
                .chain(reached -> readAgain(known, doubts)
                        .map(parties -> reached || Doubts.of(requests, parties).isEmpty()
                                ? Optional.of(parties)
                                : Optional.<Parties>empty()));
    }

    /** From the table: what is in memory may be a second behind what another instance has stored. */
    private Uni<Parties> readAgain(Parties known, Doubts doubts) {
        return Uni.combine()
                .all()
                .unis(accounts.readAll(doubts.accounts()), users.readAll(doubts.users()))
                .with((freshAccounts, freshUsers) ->
                        new Parties(with(known.accounts(), freshAccounts), with(known.users(), freshUsers)));
    }

    private static <K, V> Map<K, V> with(Map<K, V> known, Map<K, V> fresh) {
        Map<K, V> all = new HashMap<>(known);
        all.putAll(fresh);
        return all;
    }

    private static <T> Uni<T> until(Supplier<Uni<Optional<T>>> attempt) {
        return Uni.createFrom()
                .deferred(attempt::get)
                .repeat()
                .withDelay(LOOK_AGAIN)
                .whilst(Optional::isEmpty)
                .collect()
                .last()
                .map(Optional::orElseThrow);
    }

    private Uni<Void> refresh() {
        return Uni.join().all(accounts.refresh(), users.refresh()).andFailFast().replaceWithVoid();
    }

    private boolean areLoaded() {
        return accounts.isLoaded() && users.isLoaded();
    }

    /**
     * Accounts and users because of which a charge would be refused, for good: those that are not known, or not known to
     * be active.
     */
    private record Doubts(Set<String> accounts, Set<UUID> users) {

        static Doubts of(List<Request> requests, Parties parties) {
            Doubts doubts = new Doubts(new HashSet<>(), new HashSet<>());
            for (Request request : requests) {
                if (request instanceof Request.Charge charge) {
                    doubts.add(charge.event().account(), charge.event().user(), parties);
                }
            }
            return doubts;
        }

        private void add(String name, @Nullable UUID id, Parties parties) {
            AccountState account = parties.accounts().get(name);
            if (account == null || account.state() != LifeState.ACTIVE) {
                accounts.add(name);
            }
            UserState user = id == null ? null : parties.users().get(id);
            if (id != null && (user == null || user.state() != LifeState.ACTIVE)) {
                users.add(id);
            }
        }

        boolean isEmpty() {
            return accounts.isEmpty() && users.isEmpty();
        }
    }
}
