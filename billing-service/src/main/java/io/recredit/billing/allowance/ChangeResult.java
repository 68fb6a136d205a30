package io.recredit.billing.allowance;

import io.recredit.billing.ledger.Balance;
import io.recredit.contracts.Amount;
import java.time.Instant;

/** What became of a change of an allowance. */
sealed interface ChangeResult {

    /**
     * It was made.
     *
     * @param after the user's credit with it
     * @param balance as it was at that moment
     * @param at with microseconds at most
     */
    record Changed(NewChange change, UserCredit after, Balance balance, Instant at) implements ChangeResult {

        Amount allowanceAfter() {
            Amount allowance = after.allowance();
            return allowance == null ? Amount.ZERO : allowance;
        }
    }

    /** It would be below zero, and nobody said that it may be. */
    record BelowZero(Amount allowance) implements ChangeResult {}

    /** It would be further from zero than an allowance can be. */
    record TooLarge() implements ChangeResult {}

    /** Decides a change on what is there under the balance's lock. */
    static ChangeResult decide(UserCredit before, NewChange change, Balance balance, Instant now) {
        Amount allowance = before.allowance() == null ? Amount.ZERO : before.allowance();
        long after = Spending.sum(allowance.micros(), change.amount().micros());
        if (after < 0 && change.amount().isNegative() && !change.belowZero()) {
            return new BelowZero(allowance);
        }
        long most = UserCredit.MAX_ALLOWANCE.micros();
        if (after > most || after < -most) {
            return new TooLarge();
        }
        return new Changed(change, before.changedBy(change.amount()), balance, now);
    }
}
