package io.recredit.billing.ledger;

import io.recredit.contracts.Amount;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Decides a money command on locked balances. */
final class Postings {

    /**
     * No command lifts a balance above it. It lies far below the range of {@link Amount}, so that the refunds of earlier
     * charges always fit in.
     */
    static final Amount MAX_BALANCE = Amount.ofUnits(1_000_000_000_000L);

    private Postings() {}

    /**
     * Applies all postings or none.
     *
     * @param locked a balance for every key that is named
     * @param now the time of decision, with microseconds at most
     */
    static PostingResult decide(Map<BalanceKey, Balance> locked, List<Posting> postings, Instant now) {
        Map<BalanceKey, Balance> balances = new HashMap<>(locked);
        List<Entry> entries = new ArrayList<>(postings.size());
        for (Posting posting : postings) {
            Balance before = Ledger.required(balances, posting.balance());
            if (posting.amount().isNegative()
                    && !before.suffices(posting.amount().negate())) {
                return new PostingResult.InsufficientBalance(posting.balance(), before.amount());
            }
            if (posting.amount().micros()
                    > MAX_BALANCE.micros() - before.amount().micros()) {
                return new PostingResult.BalanceTooLarge(posting.balance());
            }
            Balance after = before.after(posting.amount());
            balances.put(posting.balance(), after);
            entries.add(entryOf(posting, after, now));
        }
        return new PostingResult.Posted(List.copyOf(entries));
    }

    private static Entry entryOf(Posting posting, Balance after, Instant now) {
        Amount amount = posting.amount();
        return new Entry(
                posting.id(),
                posting.kind(),
                posting.balance(),
                after.lastEntryNo(),
                amount,
                after.amount(),
                posting.contra(),
                posting.counterparty(),
                null,
                posting.reason(),
                posting.actor(),
                now);
    }
}
