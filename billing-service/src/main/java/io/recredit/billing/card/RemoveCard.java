package io.recredit.billing.card;

import io.recredit.billing.audit.Actor;
import io.recredit.kit.problem.Problems;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Removes a card: from then on it is not charged any more, and soon after it cannot be. */
@ApplicationScoped
class RemoveCard {

    private static final Logger LOG = Logger.getLogger(RemoveCard.class);

    /** The card is removed already; what takes longer than this goes on without the caller. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Pool pool;
    private final GatewayCustomers customers;
    private final CardRows cards;
    private final Detachment detachment;
    private final CardAudit audit;

    RemoveCard(Pool pool, GatewayCustomers customers, CardRows cards, Detachment detachment, CardAudit audit) {
        this.pool = pool;
        this.customers = customers;
        this.cards = cards;
        this.detachment = detachment;
        this.audit = audit;
    }

    /** Removes a card; a 404 if the customer has no such card, a 409 if a rule names it or others need a default. */
    Uni<Void> remove(String customer, UUID card, Actor actor, Instant now) {
        return pool.withTransaction(tx -> customers
                        .lock(tx, customer)
                        .chain(() -> cards.toCharge(tx, customer, card))
                        .map(found -> found.orElseThrow(() -> Problems.notFound("card")))
                        .call(found -> refuseDefault(tx, found))
                        .chain(found -> mark(tx, found, actor, now)))
                .chain(() -> detachment
                        .of(card, now)
                        .ifNoItem()
                        .after(PATIENCE)
                        .recoverWithUni(() -> Uni.createFrom().voidItem()));
    }

    private Uni<Void> refuseDefault(SqlConnection tx, Card card) {
        return cards.stored(tx, card.customer())
                .invoke(stored -> {
                    if (card.standard() && stored.size() > 1) {
                        throw Problems.conflict(
                                "default-card",
                                "Default card",
                                "It is the default; choose another card as the default first.");
                    }
                })
                .replaceWithVoid();
    }

    /** Marked first, then looked for: a rule that is just being saved with the card holds it, and is seen afterwards. */
    private Uni<Void> mark(SqlConnection tx, Card card, Actor actor, Instant now) {
        return cards.remove(tx, card, actor.subject(), now)
                .chain(() -> cards.ruleNaming(tx, card))
                .invoke(RemoveCard::refuseNamed)
                .chain(() -> audit.removed(tx, card, actor))
                .invoke(() ->
                        LOG.infof("card %s of %s is removed, by %s", card.id(), card.customer(), actor.subject()));
    }

    private static void refuseNamed(Optional<String> rule) {
        rule.ifPresent(named -> {
            throw Problems.conflict(
                    "card-in-use",
                    "Card in use",
                    "The auto top-up rule of " + named + " names it; save the rule with another card first.");
        });
    }
}
