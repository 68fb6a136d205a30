package io.recredit.contracts;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The decision on a charge or a refund; the same answer however often the request is delivered.
 *
 * @param id the message's id
 * @param of which request this answers
 * @param reason set if and only if the result is {@link OutcomeResult#REFUSED}
 * @param refusedBy the user's rule that was broken, if the reason is {@link RefusalReason#USER_LIMIT}
 * @param currency of the amount; absent only for a request that could not be read
 * @param amount what was taken or given back, zero when refused
 * @param balanceLeft the balance right after the entry; when refused for lack of balance, the balance found
 * @param entryNo the entry's place in the balance's log; absent when refused
 */
public record ChargeOutcome(
        UUID id,
        String customer,
        String account,
        OutcomeOf of,
        OutcomeResult result,
        @Nullable RefusalReason reason,
        @Nullable SpendingRule refusedBy,
        @Nullable String currency,
        Amount amount,
        @Nullable Amount balanceLeft,
        @Nullable Long entryNo,
        Instant decidedAt) {

    public static final String TYPE = "io.recredit.billing.charge-decided.v1";
}
