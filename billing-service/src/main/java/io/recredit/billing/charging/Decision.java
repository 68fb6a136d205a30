package io.recredit.billing.charging;

import io.recredit.billing.ledger.BalanceKey;
import io.recredit.billing.ledger.Entry;
import io.recredit.billing.ledger.MessageDetails;
import io.recredit.contracts.Amount;
import io.recredit.contracts.OutcomeOf;
import io.recredit.contracts.RefusalReason;
import io.recredit.contracts.SpendingRule;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How a request was decided, now or earlier. */
sealed interface Decision {

    /** Of the request that was decided. */
    byte[] contentHash();

    /** It was posted to the ledger: charged, or refunded. */
    record Posted(OutcomeOf of, Entry entry) implements Decision {
        @Override
        public byte[] contentHash() {
            MessageDetails message = entry.message();
            return message == null ? new byte[0] : message.contentHash();
        }
    }

    /**
     * It was refused; nothing was taken or given back.
     *
     * @param currency null if it could not be read
     * @param refusedBy the user's rule that was broken, if that is the reason
     * @param balanceLeft the balance found, when it did not suffice
     * @param decidedAt with microseconds at most
     */
    @SuppressWarnings("ArrayRecordComponent") // Never compared as a record.
    record Refused(
            DecisionKey key,
            RefusalReason reason,
            byte[] contentHash,
            String account,
            @Nullable String currency,
            @Nullable SpendingRule refusedBy,
            @Nullable Amount balanceLeft,
            Instant decidedAt)
            implements Decision {

        static Refused of(Request request, RefusalReason reason, @Nullable Amount balanceLeft, Instant now) {
            return switch (request) {
                case Request.Charge charge -> named(charge, charge.balance(), reason, null, balanceLeft, now);
                case Request.Refund refund -> named(refund, refund.balance(), reason, null, balanceLeft, now);
                case Request.Invalid invalid ->
                    new Refused(
                            invalid.key(),
                            reason,
                            invalid.contentHash(),
                            invalid.account(),
                            invalid.currency(),
                            null,
                            balanceLeft,
                            now);
            };
        }

        static Refused by(SpendingRule rule, Request.Charge charge, Instant now) {
            return named(charge, charge.balance(), RefusalReason.USER_LIMIT, rule, null, now);
        }

        private static Refused named(
                Request request,
                BalanceKey balance,
                RefusalReason reason,
                @Nullable SpendingRule refusedBy,
                @Nullable Amount left,
                Instant now) {
            return new Refused(
                    request.key(),
                    reason,
                    request.contentHash(),
                    balance.account(),
                    balance.currency(),
                    refusedBy,
                    left,
                    now);
        }
    }
}
