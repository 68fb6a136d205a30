package io.recredit.billing.card;

import io.recredit.billing.audit.Actor;
import io.recredit.billing.payment.PaymentGateway;
import io.recredit.contracts.Ids;
import io.recredit.kit.problem.Problems;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Instant;
import java.util.List;

/** Opens a page of the processor's on which the owner stores a card. */
@ApplicationScoped
class OpenCardPage {

    private final Pool pool;
    private final PaymentGateway gateway;
    private final GatewayCustomers customers;
    private final CardRows cards;
    private final CardSetupRows setups;

    OpenCardPage(Pool pool, PaymentGateway gateway, GatewayCustomers customers, CardRows cards, CardSetupRows setups) {
        this.pool = pool;
        this.gateway = gateway;
        this.customers = customers;
        this.cards = cards;
        this.setups = setups;
    }

    /**
     * Opens one; a 409 if the customer has as many cards as it may have.
     *
     * @param returnTo where the page leads afterwards
     */
    Uni<CardSetup> open(String customer, URI returnTo, Actor actor, Instant now) {
        return cards.stored(pool, customer)
                .invoke(OpenCardPage::refuseOneTooMany)
                .chain(() -> customers.idOf(customer, now))
                .chain(gatewayCustomer -> gateway.openCardPage(gatewayCustomer, returnTo))
                .map(page -> new CardSetup(
                        Ids.next(),
                        customer,
                        page.id(),
                        page.url(),
                        SetupState.OPEN,
                        null,
                        actor.subject(),
                        actor.role(),
                        page.expiresAt()))
                .call(setup -> setups.insert(pool, setup, now));
    }

    private static void refuseOneTooMany(List<Card> stored) {
        if (Placement.beside(stored) == Placement.ONE_TOO_MANY) {
            throw Problems.conflict(
                    "too-many-cards",
                    "Too many cards",
                    "There are " + Placement.MAX_CARDS + " cards already; remove one first.");
        }
    }
}
