package io.recredit.billing.topup;

import io.recredit.billing.audit.Actor;
import io.recredit.billing.audit.AuditKind;
import io.recredit.billing.audit.AuditRecord;
import io.recredit.billing.audit.AuditScope;
import io.recredit.billing.audit.AuditTrail;
import io.recredit.billing.ledger.BalanceKey;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Stores how the charges of automatic top-up rules go. What pauses or resumes a rule is in the audit: nobody asked for
 * it. (An owner who saves the rule resumes it, too; then the audit names the owner.)
 */
@ApplicationScoped
class RulePauses {

    private final DemandRows demands;
    private final AuditTrail audit;

    RulePauses(DemandRows demands, AuditTrail audit) {
        this.demands = demands;
        this.audit = audit;
    }

    /**
     * Stores it in a transaction that has locked the balance.
     *
     * @param rule as it is until now; null if there is none, and nothing to store
     * @param declines in a row, from now on
     * @param pausedAt null if it is not paused from now on
     */
    Uni<Void> progress(
            SqlConnection tx, BalanceKey balance, @Nullable TopupRule rule, int declines, @Nullable Instant pausedAt) {
        return rule == null
                ? Uni.createFrom().voidItem()
                : demands.progress(tx, balance, declines, pausedAt)
                        .chain(() -> tell(tx, balance, rule, new PauseDocument(pausedAt != null, declines)));
    }

    /** The customer has another default card: the rule goes on, and is tried at once. */
    Uni<Void> resume(SqlConnection tx, BalanceKey balance) {
        return demands.read(tx, balance)
                .chain(demand -> demands.resume(tx, balance)
                        .chain(() -> demand.rule() == null
                                ? Uni.createFrom().voidItem()
                                : tell(tx, balance, demand.rule(), new PauseDocument(false, 0))));
    }

    private Uni<Void> tell(SqlConnection tx, BalanceKey balance, TopupRule rule, PauseDocument becomes) {
        PauseDocument was = new PauseDocument(rule.pausedAt() != null, rule.declines());
        return was.paused() == becomes.paused()
                ? Uni.createFrom().voidItem()
                : audit.record(
                        tx,
                        AuditRecord.changed(
                                AuditScope.accountOf(balance),
                                AuditKind.AUTO_TOPUP_RULE,
                                balance.currency(),
                                was,
                                becomes,
                                Actor.SYSTEM));
    }
}
