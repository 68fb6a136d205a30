package io.recredit.billing.card;

import io.recredit.billing.audit.Actor;
import io.recredit.billing.payment.CardPageState;
import io.recredit.billing.payment.GatewayAway;
import io.recredit.billing.payment.PaymentGateway;
import io.recredit.billing.payment.StoredCard;
import io.recredit.contracts.Ids;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Finds out what became of an opened page, and keeps the card that was stored on it. It is asked for by the webhook and
 * by whoever looks at the page or the cards meanwhile; however often, and even at the same time, a page is one card.
 */
@ApplicationScoped
public class SettleSetup {

    private static final Logger LOG = Logger.getLogger(SettleSetup.class);

    /** Open pages of a customer that are asked after when its cards are listed. */
    private static final int NEWEST = 3;

    /** Whoever only wants to see the cards does not wait longer for a processor that is slow to answer. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Pool pool;
    private final PaymentGateway gateway;
    private final GatewayCustomers customers;
    private final CardRows cards;
    private final CardSetupRows setups;
    private final DefaultChanges changes;
    private final Detachment detachment;
    private final CardAudit audit;

    SettleSetup(
            Pool pool,
            PaymentGateway gateway,
            GatewayCustomers customers,
            CardRows cards,
            CardSetupRows setups,
            DefaultChanges changes,
            Detachment detachment,
            CardAudit audit) {
        this.pool = pool;
        this.gateway = gateway;
        this.customers = customers;
        this.cards = cards;
        this.setups = setups;
        this.changes = changes;
        this.detachment = detachment;
        this.audit = audit;
    }

    /**
     * Settles the page if it is one of ours; the effect is committed when it ends.
     *
     * @param page the processor's id of it
     * @return whether it is settled, or none of ours; fails with {@link GatewayAway} if the processor cannot be asked
     */
    public Uni<Boolean> settlePage(String page, Instant now) {
        return setups.ofPage(pool, page)
                .chain(setup -> setup.isEmpty()
                        ? Uni.createFrom().item(true)
                        : settle(setup.get(), now).map(settled -> !settled.isOpen()));
    }

    /** Settles the newest open pages of a customer, as far as the processor can be asked in a short time. */
    Uni<Void> settleNewest(String customer, Instant now) {
        return setups.newestOpen(pool, customer, NEWEST)
                .onItem()
                .transformToMulti(open -> Multi.createFrom().iterable(open))
                .onItem()
                .transformToUniAndMerge(setup -> settleIfPossible(setup, now))
                .collect()
                .last()
                .replaceWithVoid()
                .ifNoItem()
                .after(PATIENCE)
                .recoverWithUni(() -> Uni.createFrom().voidItem());
    }

    /** The page as the processor knows it or, if it cannot be asked, as we do. */
    Uni<CardSetup> settleIfPossible(CardSetup setup, Instant now) {
        return settle(setup, now).onFailure(GatewayAway.class).recoverWithItem(away -> {
            LOG.warnf("the card page %s stays as it is: %s", setup.id(), away.getMessage());
            return setup;
        });
    }

    private Uni<CardSetup> settle(CardSetup setup, Instant now) {
        if (!setup.isOpen()) {
            return Uni.createFrom().item(setup);
        }
        return gateway.cardPage(setup.page()).chain(state -> switch (state) {
            case CardPageState.Open open -> Uni.createFrom().item(setup);
            case CardPageState.Expired expired ->
                setups.settle(pool, setup.expired(), now).replaceWith(setup.expired());
            case CardPageState.Completed completed -> store(setup, completed.card(), now);
        });
    }

    private Uni<CardSetup> store(CardSetup setup, StoredCard card, Instant now) {
        return pool.withTransaction(tx -> customers
                        .lock(tx, setup.customer())
                        .chain(() -> setups.find(tx, setup.customer(), setup.id()))
                        .map(found -> found.orElse(setup))
                        .chain(found -> found.isOpen()
                                ? keep(tx, found, card, now)
                                : Uni.createFrom().item(found)))
                .call(() -> changes.tell(setup.customer(), now))
                .call(settled ->
                        settled.card() == null ? Uni.createFrom().voidItem() : detachment.of(settled.card(), now));
    }

    private Uni<CardSetup> keep(SqlConnection tx, CardSetup setup, StoredCard card, Instant now) {
        UUID id = Ids.next();
        return cards.stored(tx, setup.customer())
                .map(Placement::beside)
                .chain(placement -> cards.insert(tx, id, setup.customer(), card, placement, setup.openedBy(), now)
                        .chain(isNew -> isNew
                                ? added(tx, setup, CardDocument.of(id, card), placement)
                                : Uni.createFrom().voidItem()))
                .chain(() -> cards.idOf(tx, card))
                .map(setup::completed)
                .call(settled -> setups.settle(tx, settled, now))
                .invoke(settled -> LOG.infof("customer %s stored the card %s", setup.customer(), settled.card()));
    }

    /** One too many is not told: it was never there to be charged. */
    private Uni<Void> added(SqlConnection tx, CardSetup setup, CardDocument card, Placement placement) {
        Actor actor = new Actor(setup.openedBy(), setup.openedByRole(), null);
        return switch (placement) {
            case ONE_TOO_MANY -> Uni.createFrom().voidItem();
            case FURTHER -> audit.added(tx, setup.customer(), card, false, actor);
            case DEFAULT ->
                customers
                        .noteDefaultChanged(tx, setup.customer())
                        .chain(() -> audit.added(tx, setup.customer(), card, true, actor));
        };
    }
}
