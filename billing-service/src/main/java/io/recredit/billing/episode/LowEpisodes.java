package io.recredit.billing.episode;

import io.recredit.billing.ledger.Balance;
import io.recredit.billing.ledger.BalanceKey;
import io.recredit.billing.ledger.BalanceWatch;
import io.recredit.billing.ledger.Entry;
import io.recredit.contracts.LowBalance;
import io.recredit.contracts.LowRule;
import io.recredit.contracts.Topics;
import io.recredit.kit.outbox.Outbox;
import io.recredit.kit.outbox.OutboxEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;

/**
 * Opens, updates and ends low episodes and writes their events to the outbox, in the caller's transaction. The
 * balances concerned are locked by it. The caller wakes the outbox relay after the commit.
 */
@ApplicationScoped
public class LowEpisodes implements BalanceWatch {

    private final EpisodeRows rows;
    private final Outbox outbox;

    LowEpisodes(EpisodeRows rows, Outbox outbox) {
        this.rows = rows;
        this.outbox = outbox;
    }

    /** What is watched about some locked balances. */
    public Uni<List<WatchedBalance>> watched(SqlConnection tx, Collection<BalanceKey> keys) {
        return keys.isEmpty() ? Uni.createFrom().item(List.of()) : rows.watched(tx, keys);
    }

    /** Writes the episodes as they are after some steps, and one event per step. */
    public Uni<Void> write(SqlConnection tx, List<EpisodeStep> steps) {
        if (steps.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return Uni.join()
                .all(
                        rows.write(tx, EpisodeStep.changed(steps)),
                        outbox.add(tx, steps.stream().map(LowEpisodes::eventOf).toList()))
                .andFailFast()
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> posted(SqlConnection tx, List<Entry> entries, Instant now) {
        List<BalanceKey> keys = entries.stream().map(Entry::balance).distinct().toList();
        return watched(tx, keys).chain(watched -> {
            EpisodeBook book = new EpisodeBook(watched);
            entries.forEach(book::posted);
            return write(tx, book.steps());
        });
    }

    /**
     * Evaluates a rule that this transaction has just written to {@code balance_rule}: opens, updates or ends its
     * episode. A rule saved while the balance is low always gives an event, so that who tops up or warns tries anew.
     *
     * @param locked the rule's balance, locked by this transaction
     */
    public Uni<Void> ruleSaved(SqlConnection tx, Balance locked, LowRule rule, Instant now) {
        Instant savedAt = now.truncatedTo(ChronoUnit.MICROS);
        return bookOf(tx, locked.key(), rule).chain(book -> {
            book.saved(locked.key(), locked.amount(), savedAt);
            return write(tx, book.steps());
        });
    }

    /**
     * Ends the episode of a rule that this transaction is about to delete; the rule's row is still there.
     *
     * @param locked the rule's balance, locked by this transaction
     */
    public Uni<Void> ruleRemoved(SqlConnection tx, Balance locked, LowRule rule, Instant now) {
        Instant removedAt = now.truncatedTo(ChronoUnit.MICROS);
        return bookOf(tx, locked.key(), rule).chain(book -> {
            book.removed(locked.key(), locked.amount(), removedAt);
            return write(tx, book.steps());
        });
    }

    private Uni<EpisodeBook> bookOf(SqlConnection tx, BalanceKey key, LowRule rule) {
        return watched(tx, List.of(key))
                .map(watched -> watched.stream()
                        .filter(balance -> balance.rule().rule() == rule)
                        .toList())
                .map(watched -> new EpisodeBook(watched));
    }

    private static OutboxEvent eventOf(EpisodeStep step) {
        return OutboxEvent.of(
                Topics.LOW_BALANCE, step.episode().balance().account(), LowBalance.TYPE, step.event(), step.at());
    }
}
