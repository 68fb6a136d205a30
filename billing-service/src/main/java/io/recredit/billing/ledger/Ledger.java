package io.recredit.billing.ledger;

import io.recredit.contracts.Amount;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The only writer of entries and balances. Every method works in the caller's READ COMMITTED transaction, which is to
 * take its locks in one order: balances, episodes, attempts, receipts, outbox. Calls on one connection may be
 * pipelined: the server runs them in the order in which they were subscribed to.
 */
@ApplicationScoped
public class Ledger {

    private final BalanceRows balances;
    private final EntryRows entries;
    private final BalanceWatch watch;

    Ledger(BalanceRows balances, EntryRows entries, BalanceWatch watch) {
        this.balances = balances;
        this.entries = entries;
        this.watch = watch;
    }

    /** Makes the missing ones of some balances with an amount of zero, in lock order. */
    public Uni<Void> create(SqlConnection tx, Collection<BalanceKey> keys, Instant now) {
        return balances.create(tx, keys, now);
    }

    /**
     * Locks existing balances in lock order until the transaction ends, and reads them after they are locked.
     *
     * @return those that exist
     */
    public Uni<Map<BalanceKey, Balance>> lock(SqlConnection tx, Collection<BalanceKey> keys) {
        return balances.lock(tx, keys);
    }

    /** Makes the balance if it is missing, locks it until the transaction ends, and reads it. */
    public Uni<Balance> createAndLock(SqlConnection tx, BalanceKey key, Instant now) {
        return create(tx, List.of(key), now).chain(() -> lock(tx, List.of(key))).map(locked -> required(locked, key));
    }

    /**
     * Posts a money command whole or not at all: makes missing balances, locks, checks, writes the entries and
     * balances, and lets the low episodes follow. The caller commits also when the answer is a refusal, and wakes the
     * outbox relay after the commit.
     *
     * @param postings at least one; those on one balance are applied in their order
     */
    public Uni<PostingResult> post(SqlConnection tx, List<Posting> postings, Instant now) {
        Instant decidedAt = now.truncatedTo(ChronoUnit.MICROS);
        List<BalanceKey> keys =
                postings.stream().map(Posting::balance).distinct().sorted().toList();
        return create(tx, keys, decidedAt)
                .chain(() -> lock(tx, keys))
                .map(locked -> Postings.decide(locked, postings, decidedAt))
                .call(result -> switch (result) {
                    case PostingResult.Posted posted ->
                        write(tx, posted.entries()).chain(() -> watch.posted(tx, posted.entries(), decidedAt));
                    case PostingResult.InsufficientBalance refused ->
                        Uni.createFrom().voidItem();
                    case PostingResult.BalanceTooLarge refused ->
                        Uni.createFrom().voidItem();
                });
    }

    /** Whether the ledger would let a balance grow by so much: to 10¹² units at most. */
    public static boolean fits(Balance balance, Amount amount) {
        return amount.micros()
                <= Postings.MAX_BALANCE.micros() - balance.amount().micros();
    }

    /** The charges and refunds with these ids, as far as they were posted. */
    public Uni<List<Entry>> entriesOf(SqlConnection tx, Collection<EntryId> ids) {
        return entries.find(tx, ids);
    }

    /**
     * Writes decided entries and, from the last entry of each, the new balances. The balances are locked by this
     * transaction and the entries were decided on what they were under that lock.
     *
     * @return fails with {@link AlreadyPosted} if an entry with one of the keys exists
     */
    public Uni<Void> write(SqlConnection tx, List<Entry> decided) {
        if (decided.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Map<BalanceKey, Entry> newest = new HashMap<>();
        decided.forEach(entry -> newest.put(entry.balance(), entry));
        return Uni.join()
                .all(entries.insert(tx, decided), balances.update(tx, newest.values()))
                .andFailFast()
                .replaceWithVoid();
    }

    static Balance required(Map<BalanceKey, Balance> balances, BalanceKey key) {
        @Nullable Balance balance = balances.get(key);
        if (balance == null) {
            throw new IllegalStateException("not locked: " + key);
        }
        return balance;
    }
}
