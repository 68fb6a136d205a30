package io.recredit.billing.topup;

import io.recredit.billing.card.CardWatch;
import io.recredit.billing.card.Cards;
import io.recredit.billing.ledger.BalanceKey;
import io.recredit.billing.ledger.Ledger;
import io.recredit.billing.pack.Pricing;
import io.recredit.billing.vat.Taxation;
import io.recredit.contracts.Amount;
import io.recredit.kit.outbox.Outbox;
import io.recredit.kit.problem.FieldError;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Lets attempts follow when a rule is saved or removed, or when its card is another. */
@ApplicationScoped
public class TopupsOfRules implements CardWatch {

    /** Rules read at a time. */
    private static final int PAGE = 100;

    private final Pool pool;
    private final Ledger ledger;
    private final DemandRows demands;
    private final RulePauses pauses;
    private final Pricing pricing;
    private final Taxation taxation;
    private final Cards cards;
    private final Policy policy;
    private final RequestTopups requestTopups;
    private final TopupWorker worker;
    private final Outbox outbox;

    TopupsOfRules(
            Pool pool,
            Ledger ledger,
            DemandRows demands,
            RulePauses pauses,
            Pricing pricing,
            Taxation taxation,
            Cards cards,
            Policy policy,
            RequestTopups requestTopups,
            TopupWorker worker,
            Outbox outbox) {
        this.pool = pool;
        this.ledger = ledger;
        this.demands = demands;
        this.pauses = pauses;
        this.pricing = pricing;
        this.taxation = taxation;
        this.cards = cards;
        this.policy = policy;
        this.requestTopups = requestTopups;
        this.worker = worker;
        this.outbox = outbox;
    }

    /**
     * What is wrong with a rule's means.
     *
     * @param threshold positive; one payment has to be able to reach it from nothing
     * @param amount positive, what the rule buys at a time
     * @param card which to charge; null for the default. It is held until the transaction ends: it cannot be removed
     * @return nothing if it can be bought with that card. There may be no default card yet
     */
    public Uni<List<FieldError>> faults(
            SqlConnection tx, BalanceKey balance, Amount threshold, Amount amount, @Nullable UUID card) {
        Uni<List<FieldError>> ofCard = card == null
                ? Uni.createFrom().item(List.of())
                : cards.toCharge(tx, balance.customer(), card)
                        .map(found -> found.isPresent() ? List.of() : List.of(OrderChecks.UNKNOWN_CARD));
        return Uni.combine()
                .all()
                .unis(
                        pricing.priceOf(tx, balance.currency(), amount, 1),
                        taxation.termsOf(tx, balance, Instant.now()),
                        ofCard)
                .with((price, terms, faults) -> Stream.concat(
                                OrderChecks.faultOf(price, terms, policy)
                                        .or(() -> OrderChecks.outOfReach(threshold, amount, price, terms, policy))
                                        .stream(),
                                faults.stream())
                        .toList());
    }

    /**
     * To be called in the transaction that saved or removed an automatic top-up rule and let its episode follow; it has
     * locked the balance. What waits is tried at once, or cancelled if the rule is off; what was sent goes on. The caller
     * calls {@link #wake} after the commit.
     */
    public Uni<Void> ruleChanged(SqlConnection tx, BalanceKey balance) {
        return requestTopups.forLocked(tx, balance, true);
    }

    /** Tells, after the commit, that an attempt may be due. Cheap. */
    public void wake() {
        worker.wake();
    }

    /** Resumes every rule of the customer's that pays with the default card. Each has a transaction of its own. */
    @Override
    public Uni<Void> defaultChanged(String customer, Instant now) {
        return resumeAfter(new BalanceKey(customer, "", "")).invoke(() -> {
            outbox.wake();
            worker.wake();
        });
    }

    private Uni<Void> resumeAfter(BalanceKey last) {
        return demands.onDefaultCard(pool, last, PAGE)
                .chain(keys -> keys.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : Multi.createFrom()
                                .iterable(keys)
                                .onItem()
                                .transformToUniAndConcatenate(key -> resume(key))
                                .collect()
                                .asList()
                                .chain(() -> keys.size() < PAGE
                                        ? Uni.createFrom().voidItem()
                                        : resumeAfter(keys.getLast())));
    }

    private Uni<Void> resume(BalanceKey key) {
        return pool.withTransaction(tx -> ledger.lock(tx, List.of(key))
                .chain(() -> pauses.resume(tx, key))
                .chain(() -> requestTopups.forLocked(tx, key, true)));
    }
}
