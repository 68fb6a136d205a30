package io.recredit.account.smsaccount;

import io.recredit.account.event.Transactions;
import io.recredit.contracts.LifeState;
import io.recredit.kit.problem.Problems;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.function.Consumer;

/** Changes some fields of an account. */
@ApplicationScoped
class ChangeAccount {

    private final AccountRepository accounts;
    private final AccountEvents events;
    private final Transactions transactions;
    private final Clock clock;

    ChangeAccount(AccountRepository accounts, AccountEvents events, Transactions transactions, Clock clock) {
        this.accounts = accounts;
        this.events = events;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Fails with a 404 without such an account and with a 409 if it is closed. What changes nothing makes no revision.
     *
     * @param mayTouch throws if the account found is not the caller's to change
     */
    Uni<Account> change(String name, AccountPatchRequest patch, Consumer<Account> mayTouch) {
        return transactions.run(() -> accounts.lock(name).chain(found -> {
            Account before = found.orElseThrow(() -> Problems.notFound("account"));
            mayTouch.accept(before);
            LifeState state = patch.stateAfter(before);
            Account after = before.changed(
                    state,
                    patch.settingsAfter(before.settings()),
                    patch.messagesAfter(before.messages()),
                    clock.instant().truncatedTo(ChronoUnit.MICROS));
            if (after == before) {
                return Uni.createFrom().item(before);
            }
            if (before.isClosed()) {
                return Uni.createFrom()
                        .failure(Problems.conflict(
                                "account-closed", "Account closed", "A closed account cannot be changed."));
            }
            return accounts.update(after).call(events::publish);
        }));
    }
}
