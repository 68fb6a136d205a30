package io.recredit.account.user;

import io.recredit.account.event.Transactions;
import io.recredit.account.smsaccount.Account;
import io.recredit.account.smsaccount.Accounts;
import io.recredit.contracts.Ids;
import io.recredit.contracts.Topics;
import io.recredit.contracts.UserState;
import io.recredit.kit.outbox.OutboxEvent;
import io.recredit.kit.problem.Problems;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.function.Predicate;

/** Adds and changes the users of an account. */
@ApplicationScoped
class ManageUsers {

    private final Accounts accounts;
    private final UserRepository users;
    private final Transactions transactions;
    private final Clock clock;

    ManageUsers(Accounts accounts, UserRepository users, Transactions transactions, Clock clock) {
        this.accounts = accounts;
        this.users = users;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Fails with a 404 without such an account of the caller's, with a 409 if the account is closed or the name taken.
     *
     * @param mine tells whether an account is the caller's
     */
    Uni<User> add(String account, String name, Predicate<Account> mine) {
        return transactions
                .run(() -> openAccount(account, mine)
                        .chain(found -> users.add(User.create(Ids.next(), account, found.customer(), name, now())))
                        .call(this::publish))
                .onFailure(Transactions::isUniqueViolation)
                .transform(taken -> nameTaken());
    }

    /** Fails like {@link #add}, and with a 404 without such a user. What changes nothing makes no revision. */
    Uni<User> change(String account, UUID id, UserPatchRequest patch, Predicate<Account> mine) {
        return transactions
                .run(() -> openAccount(account, mine)
                        .chain(found -> users.lock(account, id))
                        .chain(found -> {
                            User before = found.orElseThrow(() -> Problems.notFound("user"));
                            User after = patch.applyTo(before, now());
                            return after == before
                                    ? Uni.createFrom().item(before)
                                    : users.update(after).call(this::publish);
                        }))
                .onFailure(Transactions::isUniqueViolation)
                .transform(taken -> nameTaken());
    }

    private Uni<Account> openAccount(String name, Predicate<Account> mine) {
        return accounts.lock(name)
                .map(found -> found.filter(mine).orElseThrow(() -> Problems.notFound("account")))
                .invoke(account -> {
                    if (account.isClosed()) {
                        throw Problems.conflict(
                                "account-closed", "Account closed", "The users of a closed account cannot be changed.");
                    }
                });
    }

    private Uni<Void> publish(User user) {
        return transactions.publish(
                OutboxEvent.of(Topics.USERS, user.id().toString(), UserState.TYPE, user.toEvent(), user.updatedAt()));
    }

    /** PostgreSQL keeps microseconds. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static RuntimeException nameTaken() {
        return Problems.conflict("user-exists", "User exists", "The account has a user with this name already.");
    }
}
