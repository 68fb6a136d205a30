package io.recredit.billing.charging;

import io.recredit.billing.ledger.BalanceKey;
import io.recredit.contracts.ChargeRequested;
import io.recredit.contracts.OutcomeOf;
import io.recredit.contracts.RefundRequested;
import org.jspecify.annotations.Nullable;

/** One request of the log that gets an answer. */
sealed interface Request {

    /** What it is remembered by. */
    DecisionKey key();

    /** SHA-256 of what must be the same when the request comes again. */
    byte[] contentHash();

    /** The balance to be locked before it is decided; null if the request does not name one. */
    @Nullable
    BalanceKey balance();

    /** A charge whose fields have the right form. */
    @SuppressWarnings("ArrayRecordComponent") // Never compared as a record.
    record Charge(ChargeRequested event, DecisionKey key, BalanceKey balance, byte[] contentHash) implements Request {

        static Charge of(ChargeRequested event) {
            return new Charge(
                    event,
                    new DecisionKey(event.customer(), event.id(), OutcomeOf.CHARGE),
                    new BalanceKey(event.customer(), event.account(), event.currency()),
                    RequestContent.hashOf(event));
        }
    }

    /** A refund whose fields have the right form. */
    @SuppressWarnings("ArrayRecordComponent") // Never compared as a record.
    record Refund(RefundRequested event, DecisionKey key, BalanceKey balance, byte[] contentHash) implements Request {

        static Refund of(RefundRequested event) {
            return new Refund(
                    event,
                    new DecisionKey(event.customer(), event.id(), OutcomeOf.REFUND),
                    new BalanceKey(event.customer(), event.account(), event.currency()),
                    RequestContent.hashOf(event));
        }

        DecisionKey chargeKey() {
            return new DecisionKey(key.customer(), key.id(), OutcomeOf.CHARGE);
        }
    }

    /**
     * A request that cannot be used, but whose id can be read: it is refused, and remembered as refused.
     *
     * @param account as far as it can be read
     */
    @SuppressWarnings("ArrayRecordComponent") // Never compared as a record.
    record Invalid(
            DecisionKey key, String account, @Nullable String currency, byte[] contentHash) implements Request {
        @Override
        public @Nullable BalanceKey balance() {
            return null;
        }
    }
}
