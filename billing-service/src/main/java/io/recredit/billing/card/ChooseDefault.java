package io.recredit.billing.card;

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

    ChooseDefault(Pool pool, GatewayCustomers customers, CardRows cards, DefaultChanges changes) {
        this.pool = pool;
        this.customers = customers;
        this.cards = cards;
        this.changes = changes;
    }

    /** Chooses a card; a 404 if the customer has no such card. Choosing the present default changes nothing. */
    Uni<Card> choose(String customer, UUID card, String actor, Instant now) {
        return pool.withTransaction(tx -> customers
                        .lock(tx, customer)
                        .chain(() -> cards.toCharge(tx, customer, card))
                        .map(found -> found.orElseThrow(() -> Problems.notFound("card")))
                        .chain(found -> found.standard() ? Uni.createFrom().item(found) : change(tx, found, actor)))
                .call(() -> changes.tell(customer, now));
    }

    private Uni<Card> change(SqlConnection tx, Card card, String actor) {
        return cards.makeDefault(tx, card)
                .chain(() -> customers.noteDefaultChanged(tx, card.customer()))
                .invoke(() -> LOG.infof("card %s is the default of %s, by %s", card.id(), card.customer(), actor))
                .replaceWith(card.asDefault());
    }
}
