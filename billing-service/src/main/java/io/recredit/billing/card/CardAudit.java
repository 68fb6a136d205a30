package io.recredit.billing.card;

import io.recredit.billing.audit.Actor;
import io.recredit.billing.audit.AuditKind;
import io.recredit.billing.audit.AuditRecord;
import io.recredit.billing.audit.AuditScope;
import io.recredit.billing.audit.AuditTrail;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** Tells the audit what becomes of cards, in the transaction in which it does. */
@ApplicationScoped
class CardAudit {

    private final AuditTrail audit;

    CardAudit(AuditTrail audit) {
        this.audit = audit;
    }

    /** @param isDefault whether it is the default at once, being the first */
    Uni<Void> added(SqlConnection tx, String customer, CardDocument card, boolean isDefault, Actor actor) {
        return audit.record(
                        tx,
                        AuditRecord.created(
                                AuditScope.customer(customer),
                                AuditKind.CARD,
                                card.card().toString(),
                                card,
                                actor))
                .chain(() -> isDefault
                        ? defaultChanged(tx, customer, null, card, actor)
                        : Uni.createFrom().voidItem());
    }

    /** Of the default, which only goes last, it is also told that there is none any more. */
    Uni<Void> removed(SqlConnection tx, Card card, Actor actor) {
        CardDocument gone = CardDocument.of(card);
        AuditScope scope = AuditScope.customer(card.customer());
        return audit.record(
                        tx, AuditRecord.removed(scope, AuditKind.CARD, card.id().toString(), gone, actor))
                .chain(() -> card.standard()
                        ? audit.record(
                                tx, AuditRecord.removed(scope, AuditKind.DEFAULT_CARD, card.customer(), gone, actor))
                        : Uni.createFrom().voidItem());
    }

    /** @param was null if there was none */
    Uni<Void> defaultChanged(
            SqlConnection tx, String customer, @Nullable CardDocument was, CardDocument becomes, Actor actor) {
        return audit.record(
                tx,
                AuditRecord.saved(
                        AuditScope.customer(customer), AuditKind.DEFAULT_CARD, customer, was, becomes, actor));
    }
}
