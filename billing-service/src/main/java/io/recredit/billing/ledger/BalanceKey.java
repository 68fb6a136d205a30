package io.recredit.billing.ledger;

import java.util.Comparator;

/**
 * Names one balance. The natural order is the order in which balances are locked; it is that of the database's
 * primary key, because the three texts are plain ASCII.
 *
 * @param currency {@code CREDIT} or an ISO 4217 code
 */
public record BalanceKey(String customer, String account, String currency) implements Comparable<BalanceKey> {

    private static final Comparator<BalanceKey> LOCK_ORDER = Comparator.comparing(BalanceKey::customer)
            .thenComparing(BalanceKey::account)
            .thenComparing(BalanceKey::currency);

    @Override
    public int compareTo(BalanceKey other) {
        return LOCK_ORDER.compare(this, other);
    }
}
