package io.recredit.billing.episode;

import io.recredit.billing.ledger.BalanceKey;
import io.recredit.billing.ledger.Entry;
import io.recredit.contracts.Amount;
import io.recredit.contracts.LowBalance.Cause;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The rules and open episodes of the balances of one transaction. It is told what happens, in order, and collects the
 * steps that follow. It knows no time but what it is told; it is used by one thread.
 */
public final class EpisodeBook {

    private final Map<BalanceKey, List<WatchedBalance>> watched = new HashMap<>();
    private final List<EpisodeStep> steps = new ArrayList<>();

    public EpisodeBook(Collection<WatchedBalance> watched) {
        for (WatchedBalance balance : watched) {
            this.watched
                    .computeIfAbsent(balance.rule().balance(), key -> new ArrayList<>())
                    .add(balance);
        }
    }

    /** An entry was posted and left this balance. */
    public void posted(Entry entry) {
        Supplier<Cause> cause = () -> new Cause("entry", entry.id().toString());
        take(entry.balance(), balance -> balance.afterEntry(entry.balanceAfter(), cause, entry.decidedAt()));
    }

    /** A charge was refused because the balance is smaller than its price. */
    public void refused(BalanceKey key, Amount balance, Amount price, UUID charge, Instant now) {
        Supplier<Cause> cause = () -> new Cause("refusal", charge.toString());
        take(key, watchedBalance -> watchedBalance.afterRefusal(balance, price, cause, now));
    }

    /** The rules were saved as they are in this book. */
    void saved(BalanceKey key, Amount balance, Instant now) {
        take(key, watchedBalance -> watchedBalance.afterSaved(balance, now));
    }

    /** The balance is told again because a day has gone by. */
    void told(BalanceKey key, Amount balance, Instant now) {
        take(key, watchedBalance -> watchedBalance.told(balance, now));
    }

    /** The rules in this book were removed. */
    void removed(BalanceKey key, Amount balance, Instant now) {
        take(key, watchedBalance -> watchedBalance.afterRemoved(balance, now));
    }

    /** Everything that happened, in order: one event each. */
    public List<EpisodeStep> steps() {
        return List.copyOf(steps);
    }

    private void take(BalanceKey key, Function<WatchedBalance, Optional<EpisodeStep>> next) {
        List<WatchedBalance> rules = watched.get(key);
        if (rules == null) {
            return;
        }
        rules.replaceAll(balance -> next.apply(balance)
                .map(step -> {
                    steps.add(step);
                    return balance.with(step.episode());
                })
                .orElse(balance));
    }
}
