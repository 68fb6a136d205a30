package io.recredit.billing.charging;

import io.recredit.contracts.AccountState;
import io.recredit.contracts.UserState;
import java.util.Optional;
import java.util.UUID;

/** Accounts and users as billing knows them. */
interface References {

    Optional<AccountState> account(String account);

    Optional<UserState> user(UUID user);
}
