package io.recredit.billing.allowance;

import io.recredit.billing.ledger.Balance;
import io.recredit.billing.ledger.Ledger;
import io.recredit.billing.reference.Accounts;
import io.recredit.billing.reference.Users;
import io.recredit.contracts.Ids;
import io.recredit.contracts.LifeState;
import io.recredit.kit.kafka.Retrying;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Carries plans out: once per period, however many instances do, and after a downtime once for the present period. A plan
 * is looked at again under its balance's lock, and the database refuses a second change for one period.
 */
@ApplicationScoped
class AddByPlan {

    /** Plans looked at in one round. */
    static final int PAGE = 200;

    /** One that could not be carried out is tried again after that. */
    static final Duration AFTER_FAILURE = Duration.ofMinutes(5);

    private static final Logger LOG = Logger.getLogger(AddByPlan.class);

    private final Pool pool;
    private final Ledger ledger;
    private final PlanRows plans;
    private final Allowances allowances;
    private final Accounts accounts;
    private final Users users;

    AddByPlan(Pool pool, Ledger ledger, PlanRows plans, Allowances allowances, Accounts accounts, Users users) {
        this.pool = pool;
        this.ledger = ledger;
        this.plans = plans;
        this.allowances = allowances;
        this.accounts = accounts;
        this.users = users;
    }

    /**
     * One round, each plan in a transaction of its own.
     *
     * @return how many plans were done; {@link #PAGE} when there may be more. One that cannot be carried out for a reason
     *     of its own is tried again after {@link #AFTER_FAILURE} and holds up no other
     */
    Uni<Integer> addDue(Instant now) {
        Instant at = now.truncatedTo(ChronoUnit.MICROS);
        return plans.due(pool, at, PAGE)
                .chain(due -> Multi.createFrom()
                        .iterable(due)
                        .onItem()
                        .transformToUniAndConcatenate(plan -> addOne(plan.key(), at))
                        .filter(done -> done)
                        .collect()
                        .with(Collectors.counting())
                        .map(Math::toIntExact));
    }

    private Uni<Boolean> addOne(UserKey key, Instant now) {
        return accounts.find(key.balance().account())
                .map(Optional::orElseThrow)
                .chain(account -> users.require(account, key.user().toString()).map(user -> new Spender(account, user)))
                .chain(spender -> pool.withTransaction(tx -> ledger.createAndLock(tx, key.balance(), now)
                        .chain(balance -> addDue(tx, balance, spender, now))))
                .replaceWith(true)
                .onFailure(failure -> !Retrying.isInfrastructureAway(failure))
                .recoverWithUni(failure -> {
                    LOG.errorf(
                            failure,
                            "the plan of user %s of %s waits",
                            key.user(),
                            key.balance().account());
                    return plans.postpone(pool, key, now.plus(AFTER_FAILURE)).replaceWith(false);
                });
    }

    /**
     * Adds what a user's plan has to add by now, if there is a plan and something is due.
     *
     * @param balance the user's, locked by this transaction
     */
    Uni<Void> addDue(SqlConnection tx, Balance balance, Spender spender, Instant now) {
        return plans.find(tx, spender.key(balance.key().currency()))
                .chain(found ->
                        found.isEmpty() ? Uni.createFrom().voidItem() : addDue(tx, balance, spender, found.get(), now));
    }

    private Uni<Void> addDue(SqlConnection tx, Balance balance, Spender spender, AllowancePlan plan, Instant now) {
        String timeZone = spender.account().timeZone();
        if (now.isBefore(plan.nextAt())) {
            return Uni.createFrom().voidItem();
        }
        Uni<Void> added = isClosed(spender)
                ? Uni.createFrom().voidItem()
                : plan.dueAt(now, timeZone)
                        .map(start -> allowances
                                .change(tx, balance, NewChange.of(plan, start, Ids.next()), now)
                                .replaceWithVoid())
                        .orElseGet(() -> Uni.createFrom().voidItem());
        return added.chain(() -> plans.save(tx, plan.doneAt(now, timeZone)));
    }

    /** A closed account or user is given nothing any more. */
    private static boolean isClosed(Spender spender) {
        return spender.account().state() == LifeState.CLOSED || spender.user().state() == LifeState.CLOSED;
    }
}
