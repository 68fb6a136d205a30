package io.recredit.billing.spending;

import io.recredit.billing.ledger.BalanceKey;
import java.util.List;

/**
 * Which spending is to be summed up.
 *
 * @param by at least one, each once; the summary is ordered by them
 */
record SpendingQuery(BalanceKey balance, SpendingRange range, List<SpendingDimension> by) {

    SpendingQuery {
        by = List.copyOf(by);
    }
}
