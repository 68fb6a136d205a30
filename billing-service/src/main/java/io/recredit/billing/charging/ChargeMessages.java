package io.recredit.billing.charging;

import io.recredit.billing.allowance.PastPeriod;
import io.recredit.billing.allowance.SpendingNotRead;
import io.recredit.billing.allowance.UserCredit;
import io.recredit.billing.allowance.UserCredits;
import io.recredit.billing.allowance.UserKey;
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
import org.jspecify.annotations.Nullable;

/**
 * Decides a batch of requests in one READ COMMITTED transaction: lock, then look, then decide. The number of
 * statements does not grow with the batch. What does not depend on each other is pipelined; the server runs it in
 * order, each statement with a snapshot of its own, so what is read was read after the locks.
 */
@ApplicationScoped
class ChargeMessages {

    private final Pool pool;
    private final Ledger ledger;
    private final UserCredits users;
    private final RefusalRows refusals;
    private final LowEpisodes episodes;
    private final Outbox outbox;

    ChargeMessages(
            Pool pool, Ledger ledger, UserCredits users, RefusalRows refusals, LowEpisodes episodes, Outbox outbox) {
        this.pool = pool;
        this.ledger = ledger;
        this.users = users;
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
                .deferred(() -> attempt(requests, parties, Instant.now()))
                .onFailure(RowsMissing.class)
                .recoverWithUni(
                        missing -> make((RowsMissing) missing).chain(() -> attempt(requests, parties, Instant.now())))
                .onFailure(SpendingNotRead.class)
                .recoverWithUni(() -> attempt(requests, parties, null))
                .invoke(decided -> {
                    if (!decided.steps().isEmpty()) {
                        outbox.wake();
                    }
                })
                .map(BatchDecision::answers);
    }

    /** @param periodsAt the time whose periods need not be looked for; null if all are to be */
    private Uni<BatchDecision> attempt(List<Request> requests, Parties parties, @Nullable Instant periodsAt) {
        return pool.withTransaction(tx -> decide(tx, requests, parties, periodsAt));
    }

    private Uni<BatchDecision> decide(
            SqlConnection tx, List<Request> requests, Parties parties, @Nullable Instant periodsAt) {
        return chargesToRefund(tx, requests)
                .map(charges -> LockPlan.of(requests, charges, parties, periodsAt))
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
     * An account's first message finds no balance, a user's first one no row of the user, which is rare. They are made in
     * a transaction of its own that holds no other lock; the batch then begins anew. So a batch only ever locks balances
     * that are there, in one go and in lock order, and nobody pays for looking at each row twice.
     */
    private Uni<Void> make(RowsMissing missing) {
        return pool.withTransaction(tx ->
                ledger.create(tx, missing.balances(), Instant.now()).chain(() -> users.create(tx, missing.users())));
    }

    private Uni<Situation> look(SqlConnection tx, LockPlan plan, Parties parties) {
        Uni<Map<BalanceKey, Balance>> lockedBalances = ledger.lock(tx, plan.balances());
        Uni<Map<UserKey, UserCredit>> credits = users.find(tx, plan.users());
        Uni<Map<PastPeriod, Long>> pastSpending = users.past(tx, plan.past());
        Uni<List<Entry>> entries = ledger.entriesOf(tx, plan.entryIds());
        Uni<List<Decision.Refused>> refused = refusals.find(tx, plan.decisionKeys());
        Uni<List<WatchedBalance>> watched = episodes.watched(tx, plan.balances());
        return Uni.combine()
                .all()
                .unis(lockedBalances, credits, pastSpending, entries, refused, watched)
                .with((balances, spenders, past, posted, refusedBefore, rules) -> {
                    requireAll(plan, balances, spenders);
                    return new Situation(parties, balances, spenders, past, earlier(posted, refusedBefore), rules);
                });
    }

    private static void requireAll(
            LockPlan plan, Map<BalanceKey, Balance> balances, Map<UserKey, UserCredit> spenders) {
        if (balances.size() < plan.balances().size()
                || spenders.size() < plan.users().size()) {
            throw new RowsMissing(
                    plan.balances().stream()
                            .filter(key -> !balances.containsKey(key))
                            .toList(),
                    plan.users().stream()
                            .filter(key -> !spenders.containsKey(key))
                            .toList());
        }
    }

    private Uni<Void> write(SqlConnection tx, BatchDecision decision) {
        return Uni.combine()
                .all()
                .unis(
                        ledger.write(tx, decision.entries()),
                        refusals.insert(tx, decision.refusals()),
                        users.update(tx, decision.users()),
                        users.writePast(tx, decision.past()),
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
