package io.recredit.billing.card;

import io.recredit.billing.audit.Actor;
import io.recredit.kit.problem.Problems;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Makes another card the one that is charged unless a rule or an owner names one. */
@ApplicationScoped
class ChooseDefault {

    private static final Logger LOG = Logger.getLogger(ChooseDefault.class);

    private final Pool pool;
    private final GatewayCustomers customers;
    private final CardRows cards;
    private final DefaultChanges changes;
    private final CardAudit audit;

    ChooseDefault(Pool pool, GatewayCustomers customers, CardRows cards, DefaultChanges changes, CardAudit audit) {
        this.pool = pool;
        this.customers = customers;
        this.cards = cards;
        this.changes = changes;
        this.audit = audit;
    }

    /** Chooses a card; a 404 if the customer has no such card. Choosing the present default changes nothing. */
    Uni<Card> choose(String customer, UUID card, Actor actor, Instant now) {
        return pool.withTransaction(tx -> customers
                        .lock(tx, customer)
                        .chain(() -> cards.toCharge(tx, customer, card))
                        .map(found -> found.orElseThrow(() -> Problems.notFound("card")))
                        .chain(found -> found.standard() ? Uni.createFrom().item(found) : change(tx, found, actor)))
                .call(() -> changes.tell(customer, now));
    }

    private Uni<Card> change(SqlConnection tx, Card card, Actor actor) {
        return cards.toCharge(tx, card.customer(), null)
                .map(before -> before.map(CardDocument::of).orElse(null))
                .chain(before -> cards.makeDefault(tx, card)
                        .chain(() -> customers.noteDefaultChanged(tx, card.customer()))
                        .chain(() -> audit.defaultChanged(tx, card.customer(), before, CardDocument.of(card), actor)))
                .invoke(() ->
                        LOG.infof("card %s is the default of %s, by %s", card.id(), card.customer(), actor.subject()))
                .replaceWith(card.asDefault());
    }
}
