package io.recredit.billing.charging;

import io.recredit.billing.ledger.BalanceKey;
import io.recredit.contracts.AccountState;
import io.recredit.contracts.UserState;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The accounts and users that a batch names, as they were known when it was planned: what is locked and what is decided
 * follow from the same.
 */
record Parties(Map<String, AccountState> accounts, Map<UUID, UserState> users) {

    /** For requests that name none. */
    static final Parties NONE = new Parties(Map.of(), Map.of());

    /** Account and user of a charge, as far as they exist and belong to each other. */
    Party of(Request.Charge charge) {
        BalanceKey key = charge.balance();
        UUID user = charge.event().user();
        return new Party(accountOf(key), user == null ? null : userOf(user, key));
    }

    private @Nullable AccountState accountOf(BalanceKey key) {
        AccountState account = accounts.get(key.account());
        return account != null && account.customer().equals(key.customer()) ? account : null;
    }

    private @Nullable UserState userOf(UUID id, BalanceKey key) {
        UserState user = users.get(id);
        return user != null
                        && user.account().equals(key.account())
                        && user.customer().equals(key.customer())
                ? user
                : null;
    }
}
