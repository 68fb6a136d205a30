package io.recredit.billing.retention;

import io.recredit.contracts.Amount;
import java.util.Map;

/**
 * What a week's entries come to.
 *
 * @param balances how many balances they belong to
 * @param net what they changed the balances by, per currency
 */
record WeekContent(long entries, long balances, Map<String, Amount> net) {

    WeekContent {
        net = Map.copyOf(net);
    }
}
