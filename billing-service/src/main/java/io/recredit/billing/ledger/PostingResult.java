package io.recredit.billing.ledger;

import io.recredit.contracts.Amount;
import java.util.List;

/** How the ledger answered a money command: all of its postings were made, or none. */
public sealed interface PostingResult {

    /** @param entries one per posting, in the order of the postings */
    record Posted(List<Entry> entries) implements PostingResult {}

    /**
     * A balance is too small; nothing was posted.
     *
     * @param balance what there is
     */
    record InsufficientBalance(BalanceKey key, Amount balance) implements PostingResult {}

    /** A balance would be above 10¹² units; nothing was posted. */
    record BalanceTooLarge(BalanceKey key) implements PostingResult {

        /** What a balance may be at most. */
        public Amount most() {
            return Postings.MAX_BALANCE;
        }
    }
}
