package io.recredit.billing.allowance;

import io.recredit.billing.audit.Actor;
import io.recredit.billing.ledger.Ledger;
import io.recredit.contracts.Amount;
import io.recredit.kit.problem.Problems;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Saves, finds and removes plans. What the plan before had to add by now is added first. */
@ApplicationScoped
class SavePlan {

    private final Pool pool;
    private final Ledger ledger;
    private final PlanRows plans;
    private final UserCredits credits;
    private final AddByPlan addByPlan;
    private final AllowanceAudit audit;

    SavePlan(Pool pool, Ledger ledger, PlanRows plans, UserCredits credits, AddByPlan addByPlan, AllowanceAudit audit) {
        this.pool = pool;
        this.ledger = ledger;
        this.plans = plans;
        this.credits = credits;
        this.addByPlan = addByPlan;
        this.audit = audit;
    }

    Uni<AllowancePlan> save(Spender spender, String currency, Period every, Amount amount, Actor actor, Instant now) {
        UserKey key = spender.key(currency);
        AllowancePlan plan = AllowancePlan.saved(
                key, every, amount, spender.account().timeZone(), now.truncatedTo(ChronoUnit.MICROS), actor.subject());
        return pool.withTransaction(tx -> ledger.createAndLock(tx, key.balance(), now)
                        .call(balance -> addByPlan.addDue(tx, balance, spender, now))
                        .chain(balance -> credits.create(tx, List.of(key)))
                        .chain(() -> plans.find(tx, key))
                        .call(before -> plans.newestAdded(tx, plan)
                                .chain(newest -> plans.save(
                                        tx, newest.map(plan::addedUpTo).orElse(plan))))
                        .chain(before -> audit.planSaved(tx, before, plan, actor)))
                .replaceWith(plan);
    }

    /** The plan; a 404 if there is none. */
    Uni<AllowancePlan> find(UserKey key) {
        return plans.find(pool, key).map(found -> found.orElseThrow(SavePlan::noPlan));
    }

    /** A 404 if there is none. */
    Uni<Void> remove(Spender spender, String currency, Actor actor, Instant now) {
        UserKey key = spender.key(currency);
        return pool.withTransaction(tx -> ledger.createAndLock(tx, key.balance(), now)
                .call(balance -> addByPlan.addDue(tx, balance, spender, now))
                .chain(balance -> plans.find(tx, key))
                .map(found -> found.orElseThrow(SavePlan::noPlan))
                .call(before -> plans.remove(tx, key))
                .chain(before -> audit.planRemoved(tx, before, actor)));
    }

    private static RuntimeException noPlan() {
        return Problems.notFound("allowance plan");
    }
}
