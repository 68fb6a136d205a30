package io.recredit.billing.charging;

import io.recredit.billing.episode.LowEpisodes;
import io.recredit.billing.episode.WatchedBalance;
import io.recredit.billing.ledger.Balance;
import io.recredit.billing.ledger.BalanceKey;
import io.recredit.billing.ledger.Entry;
import io.recredit.billing.ledger.EntryId;
import io.recredit.billing.ledger.EntryKind;
import io.recredit.billing.ledger.Ledger;
import io.recredit.contracts.OutcomeOf;
import io.recredit.kit.outbox.Outbox;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Decides a batch of requests in one READ COMMITTED transaction: lock, then look, then decide. The number of
 * statements does not grow with the batch. What does not depend on each other is pipelined; the server runs it in
 * order, each statement with a snapshot of its own, so what is read was read after the locks.
 */
@ApplicationScoped
class ChargeMessages {

    private final Pool pool;
    private final Ledger ledger;
    private final CounterRows counters;
    private final RefusalRows refusals;
    private final LowEpisodes episodes;
    private final Outbox outbox;

    ChargeMessages(
            Pool pool, Ledger ledger, CounterRows counters, RefusalRows refusals, LowEpisodes episodes, Outbox outbox) {
        this.pool = pool;
        this.ledger = ledger;
        this.counters = counters;
        this.refusals = refusals;
        this.episodes = episodes;
        this.outbox = outbox;
    }

    /**
     * Answers the requests in their order. Everything is committed when the answers are there, or nothing is; deciding
     * the same requests again gives the same answers.
     *
     * @param parties what is known of the accounts and users that the requests name
     * @return fails with a data error if a request cannot be stored, with {@link NotLocked} or {@code AlreadyPosted} if
     *     it is to be tried again, or with whatever PostgreSQL being away brings
     */
    Uni<List<Answer>> decide(List<Request> requests, Parties parties) {
        if (requests.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return Uni.createFrom()
                .deferred(() -> pool.withTransaction(tx -> decide(tx, requests, parties)))
                .onFailure(BalancesMissing.class)
                .recoverWithUni(missing -> makeBalances(((BalancesMissing) missing).keys())
                        .chain(() -> pool.withTransaction(tx -> decide(tx, requests, parties))))
                .invoke(decided -> {
                    if (!decided.steps().isEmpty()) {
                        outbox.wake();
                    }
                })
                .map(BatchDecision::answers);
    }

    private Uni<BatchDecision> decide(SqlConnection tx, List<Request> requests, Parties parties) {
        return chargesToRefund(tx, requests)
                .map(charges -> LockPlan.of(requests, charges, parties))
                .chain(plan -> look(tx, plan, parties))
                .map(situation -> Deciding.decide(requests, situation, Instant.now()))
                .call(decision -> write(tx, decision));
    }

    /** Entries are immutable, so what a refund's charge went to can be read before it is locked. */
    private Uni<List<Entry>> chargesToRefund(SqlConnection tx, List<Request> requests) {
        List<EntryId> refunded = requests.stream()
                .filter(Request.Refund.class::isInstance)
                .map(request ->
                        new EntryId(request.key().customer(), request.key().id()))
                .distinct()
                .toList();
        return ledger.entriesOf(tx, refunded);
    }

    /**
     * An account's first message finds no balance, which is rare. It is made in a transaction of its own that holds no
     * other lock; the batch then begins anew. So a batch only ever locks balances that are there, in one go and in lock
     * order, and nobody pays for looking at each balance twice. Counters are missing more often, on every new day. They
     * are made under the lock of the balance that they belong to.
     */
    private Uni<Void> makeBalances(List<BalanceKey> keys) {
        return pool.withTransaction(tx -> ledger.create(tx, keys, Instant.now()));
    }

    private Uni<Situation> look(SqlConnection tx, LockPlan plan, Parties parties) {
        Uni<Map<BalanceKey, Balance>> lockedBalances =
                ledger.lock(tx, plan.balances()).invoke(locked -> requireAll(plan.balances(), locked));
        Uni<Void> madeCounters = counters.create(tx, plan.counters());
        Uni<Map<CounterKey, Spending>> lockedCounters = counters.lock(tx, plan.counters());
        Uni<List<Entry>> entries = ledger.entriesOf(tx, plan.entryIds());
        Uni<List<Decision.Refused>> refused = refusals.find(tx, plan.decisionKeys());
        Uni<List<WatchedBalance>> watched = episodes.watched(tx, plan.balances());
        return Uni.combine()
                .all()
                .unis(lockedBalances, madeCounters, lockedCounters, entries, refused, watched)
                .with((balances, made, spending, posted, refusedBefore, rules) ->
                        new Situation(parties, balances, spending, earlier(posted, refusedBefore), rules));
    }

    private static void requireAll(List<BalanceKey> keys, Map<BalanceKey, Balance> locked) {
        if (locked.size() < keys.size()) {
            throw new BalancesMissing(
                    keys.stream().filter(key -> !locked.containsKey(key)).toList());
        }
    }

    private Uni<Void> write(SqlConnection tx, BatchDecision decision) {
        return Uni.combine()
                .all()
                .unis(
                        ledger.write(tx, decision.entries()),
                        refusals.insert(tx, decision.refusals()),
                        counters.update(tx, decision.counters()),
                        episodes.write(tx, decision.steps()))
                .discardItems();
    }

    private static Map<DecisionKey, Decision> earlier(List<Entry> entries, List<Decision.Refused> refusals) {
        Map<DecisionKey, Decision> earlier = new HashMap<>();
        for (Entry entry : entries) {
            OutcomeOf of = entry.kind() == EntryKind.CHARGE ? OutcomeOf.CHARGE : OutcomeOf.REFUND;
            earlier.put(new DecisionKey(entry.balance().customer(), entry.id(), of), new Decision.Posted(of, entry));
        }
        refusals.forEach(refused -> earlier.put(refused.key(), refused));
        return earlier;
    }
}
