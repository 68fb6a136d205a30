package io.recredit.billing.charging;

import io.recredit.billing.ledger.PeriodStarts;
import io.recredit.contracts.AccountState;
import io.recredit.contracts.UserState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who a charge concerns.
 *
 * @param account null if there is no such account of that customer
 * @param user null if the charge names none, or there is no such user of that account
 */
record Party(@Nullable AccountState account, @Nullable UserState user) {

    /** The spending periods of a moment; null without an account to go by. */
    @Nullable
    PeriodStarts periodsAt(Instant acceptedAt) {
        return account == null ? null : PeriodStarts.of(acceptedAt, account.timeZone());
    }
}
