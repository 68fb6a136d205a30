package io.recredit.billing.creditlog;

import io.recredit.billing.ledger.BalanceKey;
import java.util.UUID;

/**
 * What is looked for in a user's log.
 *
 * @param window the numbers outside of which no entry lies in the filter's time
 */
record UserLogQuery(BalanceKey balance, UUID user, UserLogFilter filter, LogWindow window) {

    /** Where to begin: nothing from here on lies in the filter's time. */
    UserLogPlace start() {
        return new UserLogPlace(window.below(), 0);
    }
}
