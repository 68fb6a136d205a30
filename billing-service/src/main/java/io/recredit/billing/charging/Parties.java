package io.recredit.billing.charging;

import io.recredit.billing.ledger.BalanceKey;
import io.recredit.contracts.AccountState;
import io.recredit.contracts.UserState;
import java.util.HashMap;
import java.util.List;
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

    static Parties of(List<Request> requests, References references) {
        Map<String, AccountState> accounts = new HashMap<>();
        Map<UUID, UserState> users = new HashMap<>();
        for (Request request : requests) {
            if (request instanceof Request.Charge charge) {
                accounts.computeIfAbsent(
                        charge.event().account(),
                        account -> references.account(account).orElse(null));
                UUID user = charge.event().user();
                if (user != null) {
                    users.computeIfAbsent(user, id -> references.user(id).orElse(null));
                }
            }
        }
        return new Parties(accounts, users);
    }

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
