package io.recredit.billing.payment;

import io.smallrye.mutiny.Uni;
import java.net.URI;
import java.time.Duration;
import java.util.UUID;

/** The card processor. No lock and no transaction may be held while it is asked. */
public interface PaymentGateway {

    /**
     * Makes the processor's record of one of our customers; the same one again when asked again within a day.
     *
     * @param id ours; the idempotency key
     * @param customer our name of the customer, e.g. {@code acme}
     * @return the processor's id of it; fails with {@link GatewayAway} when it cannot be had now
     */
    Uni<String> createCustomer(UUID id, String customer);

    /**
     * Opens a page of the processor's on which a card can be stored. The card's number never reaches us.
     *
     * @param gatewayCustomer the processor's id
     * @param returnTo where the page leads when the card is stored or the owner gave up
     * @return fails with {@link GatewayAway} when it cannot be had now
     */
    Uni<CardPage> openCardPage(String gatewayCustomer, URI returnTo);

    /**
     * What became of a page.
     *
     * @param page the processor's id of it
     * @return fails with {@link GatewayAway} when it cannot be had now
     */
    Uni<CardPageState> cardPage(String page);

    /**
     * Makes a stored card unusable. That it is not there any more is no failure.
     *
     * @return fails with {@link GatewayAway} when it cannot be had now
     */
    Uni<Void> removeCard(String gatewayCard);

    /**
     * Charges a card whose holder is not there. The payment's id is the idempotency key: the same payment again is
     * never a second charge, as long as the processor remembers the key (see {@link #REPEATABLE_FOR}).
     *
     * @return never fails: what went wrong is an answer
     */
    Uni<PaymentAnswer> charge(Payment payment);

    /**
     * Asks what became of a payment, without charging anything.
     *
     * @return never fails; {@link PaymentAnswer.NotFound} when the processor has none of this id
     */
    Uni<PaymentAnswer> ask(Payment payment);

    /** Stripe forgets idempotency keys after 24 hours at the earliest; we stop well before. */
    Duration REPEATABLE_FOR = Duration.ofHours(20);
}
