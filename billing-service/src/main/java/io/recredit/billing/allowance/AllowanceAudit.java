package io.recredit.billing.allowance;

import io.recredit.billing.audit.Actor;
import io.recredit.billing.audit.AuditKind;
import io.recredit.billing.audit.AuditRecord;
import io.recredit.billing.audit.AuditScope;
import io.recredit.billing.audit.AuditTrail;
import io.recredit.contracts.Amount;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tells the audit who changed what a user may spend, in the transaction in which it is changed. What a plan adds by itself
 * is in the user's log; here it is told who saved the plan.
 */
@ApplicationScoped
class AllowanceAudit {

    private final AuditTrail audit;

    AllowanceAudit(AuditTrail audit) {
        this.audit = audit;
    }

    /** A plan as the audit keeps it. */
    record PlanDocument(String every, Amount amount) {

        static PlanDocument of(AllowancePlan plan) {
            return new PlanDocument(plan.every().wireName(), plan.amount());
        }
    }

    /**
     * An allowance as the audit keeps it.
     *
     * @param changedBy by how much it became that; null of what was before
     */
    record AllowanceDocument(
            Amount allowance,
            @Nullable Amount changedBy,
            @Nullable String reason) {}

    Uni<Void> limitsSaved(SqlConnection tx, UserKey key, Optional<SavedLimits> was, SpendingLimits now, Actor actor) {
        Record before = was.map(SavedLimits::limits).orElse(null);
        return record(tx, AuditRecord.saved(scopeOf(key), AuditKind.LIMIT, itemOf(key), before, now, actor));
    }

    Uni<Void> limitsRemoved(SqlConnection tx, UserKey key, SavedLimits was, Actor actor) {
        return record(tx, AuditRecord.removed(scopeOf(key), AuditKind.LIMIT, itemOf(key), was.limits(), actor));
    }

    Uni<Void> planSaved(SqlConnection tx, Optional<AllowancePlan> was, AllowancePlan now, Actor actor) {
        UserKey key = now.key();
        Record before = was.map(PlanDocument::of).orElse(null);
        return record(
                tx,
                AuditRecord.saved(
                        scopeOf(key), AuditKind.ALLOWANCE_PLAN, itemOf(key), before, PlanDocument.of(now), actor));
    }

    Uni<Void> planRemoved(SqlConnection tx, AllowancePlan was, Actor actor) {
        UserKey key = was.key();
        return record(
                tx,
                AuditRecord.removed(scopeOf(key), AuditKind.ALLOWANCE_PLAN, itemOf(key), PlanDocument.of(was), actor));
    }

    /** The first change of an allowance grants it. */
    Uni<Void> allowanceChanged(SqlConnection tx, ChangeResult.Changed changed, Actor actor) {
        NewChange change = changed.change();
        UserKey key = change.key();
        Amount after = changed.allowanceAfter();
        Record before = changed.after().lastChangeNo() == 1
                ? null
                : new AllowanceDocument(after.minus(change.amount()), null, null);
        Record now = new AllowanceDocument(after, change.amount(), change.reason());
        return record(tx, AuditRecord.saved(scopeOf(key), AuditKind.ALLOWANCE, itemOf(key), before, now, actor));
    }

    private Uni<Void> record(SqlConnection tx, AuditRecord told) {
        return audit.record(tx, told);
    }

    private static AuditScope scopeOf(UserKey key) {
        return AuditScope.user(key.balance().customer(), key.balance().account(), key.user());
    }

    private static String itemOf(UserKey key) {
        return key.balance().currency();
    }
}
