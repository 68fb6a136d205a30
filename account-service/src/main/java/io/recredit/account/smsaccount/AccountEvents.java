package io.recredit.account.smsaccount;

import io.recredit.account.event.Transactions;
import io.recredit.contracts.AccountState;
import io.recredit.contracts.Topics;
import io.recredit.kit.outbox.OutboxEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Tells the other services what an account is like now. */
@ApplicationScoped
class AccountEvents {

    private final Transactions transactions;

    AccountEvents(Transactions transactions) {
        this.transactions = transactions;
    }

    /** In the running transaction, which has the account locked or has just made it. */
    Uni<Void> publish(Account account) {
        return transactions.publish(OutboxEvent.of(
                Topics.ACCOUNTS, account.name(), AccountState.TYPE, account.toEvent(), account.updatedAt()));
    }
}
