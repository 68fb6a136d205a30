package io.recredit.billing.charging;

import io.recredit.billing.allowance.UserKey;
import io.recredit.billing.ledger.BalanceKey;
import io.recredit.kit.kafka.TryAgain;
import java.util.List;

/** Balances or users that a batch names have no rows yet. They are to be made, and the batch decided again. */
final class RowsMissing extends RuntimeException implements TryAgain {
    private static final long serialVersionUID = 1;

    @SuppressWarnings("serial") // Never serialized.
    private final List<BalanceKey> balances;

    @SuppressWarnings("serial") // Never serialized.
    private final List<UserKey> users;

    /** @param balances in lock order */
    RowsMissing(List<BalanceKey> balances, List<UserKey> users) {
        super("rows are missing: of " + balances.size() + " balances, " + users.size() + " users");
        this.balances = balances;
        this.users = users;
    }

    List<BalanceKey> balances() {
        return balances;
    }

    List<UserKey> users() {
        return users;
    }
}
