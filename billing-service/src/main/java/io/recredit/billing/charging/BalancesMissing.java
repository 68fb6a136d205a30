package io.recredit.billing.charging;

import io.recredit.billing.ledger.BalanceKey;
import io.recredit.kit.kafka.TryAgain;
import java.util.List;

/** Balances that a batch is to lock were never posted to. They are to be made, and the batch decided again. */
final class BalancesMissing extends RuntimeException implements TryAgain {
    private static final long serialVersionUID = 1;

    @SuppressWarnings("serial") // Never serialized.
    private final List<BalanceKey> keys;

    /** @param keys in lock order */
    BalancesMissing(List<BalanceKey> keys) {
        super("balances are missing: " + keys.size());
        this.keys = keys;
    }

    List<BalanceKey> keys() {
        return keys;
    }
}
