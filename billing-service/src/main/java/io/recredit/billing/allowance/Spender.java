package io.recredit.billing.allowance;

import io.recredit.billing.ledger.BalanceKey;
import io.recredit.contracts.AccountState;
import io.recredit.contracts.UserState;

/** A user with the account that it spends from. */
record Spender(AccountState account, UserState user) {

    UserKey key(String currency) {
        return new UserKey(new BalanceKey(account.customer(), account.account(), currency), user.user());
    }
}
