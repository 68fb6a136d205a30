package io.recredit.billing.allowance;

import io.recredit.billing.audit.Actor;
import io.recredit.billing.ledger.Ledger;
import io.recredit.kit.problem.Problems;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Saves, finds and removes a user's limits. They are changed under the lock of the balance that they are about: what was
 * charged before counts in them, and every charge after it is decided by them.
 */
@ApplicationScoped
class SaveLimits {

    private final Pool pool;
    private final Ledger ledger;
    private final LimitRows rows;
    private final AllowanceAudit audit;

    SaveLimits(Pool pool, Ledger ledger, LimitRows rows, AllowanceAudit audit) {
        this.pool = pool;
        this.ledger = ledger;
        this.rows = rows;
        this.audit = audit;
    }

    Uni<SavedLimits> save(UserKey key, SpendingLimits limits, Actor actor, Instant now) {
        SavedLimits saved = new SavedLimits(limits, now.truncatedTo(ChronoUnit.MICROS), actor.subject());
        return pool.withTransaction(tx -> ledger.createAndLock(tx, key.balance(), now)
                        .chain(balance -> rows.find(tx, key))
                        .call(before -> rows.save(tx, key, saved))
                        .chain(before -> audit.limitsSaved(tx, key, before, limits, actor)))
                .replaceWith(saved);
    }

    /** The limits; a 404 if there are none. */
    Uni<SavedLimits> find(UserKey key) {
        return rows.find(pool, key).map(found -> found.orElseThrow(() -> Problems.notFound("limit")));
    }

    /** A 404 if there are none. */
    Uni<Void> remove(UserKey key, Actor actor, Instant now) {
        return pool.withTransaction(tx -> ledger.createAndLock(tx, key.balance(), now)
                .chain(balance -> rows.find(tx, key))
                .map(found -> found.orElseThrow(() -> Problems.notFound("limit")))
                .call(before -> rows.remove(tx, key))
                .chain(before -> audit.limitsRemoved(tx, key, before, actor)));
    }
}
