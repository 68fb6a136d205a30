package io.recredit.billing.adjustment;

import io.recredit.billing.audit.Actor;
import io.recredit.billing.audit.AuditKind;
import io.recredit.billing.audit.AuditRecord;
import io.recredit.billing.audit.AuditScope;
import io.recredit.billing.audit.AuditTrail;
import io.recredit.billing.command.Answer;
import io.recredit.billing.command.CommandKey;
import io.recredit.billing.command.OncePerKey;
import io.recredit.billing.command.Refusals;
import io.recredit.billing.creditlog.EntryView;
import io.recredit.billing.ledger.Entry;
import io.recredit.billing.ledger.Ledger;
import io.recredit.billing.reference.Accounts;
import io.recredit.contracts.AccountState;
import io.recredit.contracts.Ids;
import io.recredit.kit.idempotency.IdempotencyKey;
import io.recredit.kit.outbox.Outbox;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/** Posts an operator's adjustment once. */
@ApplicationScoped
class AdjustBalance {

    private static final String SCOPE = "adjustment";

    private final OncePerKey oncePerKey;
    private final Ledger ledger;
    private final AuditTrail audit;
    private final Outbox outbox;

    AdjustBalance(OncePerKey oncePerKey, Ledger ledger, AuditTrail audit, Outbox outbox) {
        this.oncePerKey = oncePerKey;
        this.ledger = ledger;
        this.audit = audit;
        this.outbox = outbox;
    }

    /**
     * Changes the balance, or repeats the answer given before under the same key, whatever has become of the account.
     *
     * @return the entry; fails with a 422 if the balance would fall below zero, with a 409 if the account is closed
     */
    Uni<Answer<EntryView>> adjust(
            AccountState account, Adjustment adjustment, IdempotencyKey key, Actor actor, Instant now) {
        CommandKey command = new CommandKey(account.customer(), SCOPE, key, adjustment.contentHash());
        return oncePerKey
                .run(command, EntryView.class, now, tx -> {
                    Accounts.refuseClosed(account);
                    return ledger.post(tx, List.of(adjustment.posting(Ids.next(), actor.subject())), now)
                            .map(Refusals::entriesOf)
                            .map(List::getFirst)
                            .call(entry -> audit.record(tx, recordOf(adjustment, entry, actor)))
                            .map(EntryView::of);
                })
                .invoke(outbox::wake);
    }

    private static AuditRecord recordOf(Adjustment adjustment, Entry entry, Actor actor) {
        return AuditRecord.created(
                AuditScope.accountOf(adjustment.balance()),
                AuditKind.ADJUSTMENT,
                entry.id().toString(),
                AdjustmentDocument.of(adjustment, entry),
                actor);
    }
}
