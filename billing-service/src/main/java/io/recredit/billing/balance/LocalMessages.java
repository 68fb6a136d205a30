package io.recredit.billing.balance;

import io.recredit.contracts.Amount;
import java.util.OptionalLong;

/** How many messages of one segment to the account's home country a balance is enough for. */
final class LocalMessages {

    private LocalMessages() {}

    /** The number, rounded down; empty if such a message costs nothing, and there is no number. */
    static OptionalLong left(Amount balance, Amount perSegment) {
        return perSegment.isPositive() ? OptionalLong.of(balance.micros() / perSegment.micros()) : OptionalLong.empty();
    }
}
