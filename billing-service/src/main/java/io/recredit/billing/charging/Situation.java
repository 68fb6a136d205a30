package io.recredit.billing.charging;

import io.recredit.billing.ledger.Balance;
import io.recredit.billing.ledger.BalanceKey;
import io.recredit.contracts.AccountState;
import io.recredit.contracts.UserState;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Everything a batch is decided on, as it was read after the locks were taken.
 *
 * @param balances the locked balances
 * @param counters the locked counters
 * @param earlier what was decided before about the batch's ids
 */
record Situation(
        References references,
        Map<BalanceKey, Balance> balances,
        Map<CounterKey, Spending> counters,
        Map<DecisionKey, Decision> earlier) {

    /** The account, if it exists and belongs to that customer. */
    Optional<AccountState> account(BalanceKey key) {
        return references
                .account(key.account())
                .filter(account -> account.customer().equals(key.customer()));
    }

    /** The user, if it exists and belongs to that account. */
    Optional<UserState> user(UUID user, BalanceKey key) {
        return references
                .user(user)
                .filter(found -> found.account().equals(key.account())
                        && found.customer().equals(key.customer()));
    }
}
