package io.recredit.billing.episode;

import io.recredit.billing.ledger.BalanceKey;
import io.recredit.billing.ledger.Entry;
import io.recredit.contracts.Amount;
import io.recredit.contracts.LowBalance.Cause;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The rules and open episodes of the balances of one transaction. It is told what happens, in order, and collects the
 * steps that follow. It holds no time and makes no ids of its own; it is used by one thread.
 */
public final class EpisodeBook {

    private final Map<BalanceKey, List<WatchedBalance>> watched = new HashMap<>();
    private final List<EpisodeStep> steps = new ArrayList<>();
    private final Supplier<UUID> ids;

    /** @param ids makes the ids of new episodes */
    public EpisodeBook(Collection<WatchedBalance> watched, Supplier<UUID> ids) {
        this.ids = ids;
        for (WatchedBalance balance : watched) {
            this.watched
                    .computeIfAbsent(balance.rule().balance(), key -> new ArrayList<>())
                    .add(balance);
        }
    }

    /** An entry was posted and left this balance. */
    public void posted(Entry entry) {
        Supplier<Cause> cause = () -> new Cause("entry", entry.id().toString());
        take(entry.balance(), balance -> balance.afterEntry(entry.balanceAfter(), cause, entry.decidedAt(), ids));
    }

    /** A charge was refused because the balance is smaller than its price. */
    public void refused(BalanceKey key, Amount balance, Amount price, UUID charge, Instant now) {
        Supplier<Cause> cause = () -> new Cause("refusal", charge.toString());
        take(key, watchedBalance -> watchedBalance.afterRefusal(balance, price, cause, now, ids));
    }

    /** The rules were saved as they are in this book. */
    void saved(BalanceKey key, Amount balance, Instant now) {
        take(key, watchedBalance -> watchedBalance.afterSaved(balance, now, ids));
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

    /** The episodes that changed as they are at the end, each once, in the order in which they were first touched. */
    public List<LowEpisode> changed() {
        Map<UUID, LowEpisode> newest = new LinkedHashMap<>();
        steps.forEach(step -> newest.put(step.episode().id(), step.episode()));
        return List.copyOf(newest.values());
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
