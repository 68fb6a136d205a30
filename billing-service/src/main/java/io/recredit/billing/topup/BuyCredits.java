package io.recredit.billing.topup;

import io.recredit.billing.card.Card;
import io.recredit.billing.card.Cards;
import io.recredit.billing.command.Answer;
import io.recredit.billing.command.CommandKey;
import io.recredit.billing.command.OncePerKey;
import io.recredit.billing.ledger.Balance;
import io.recredit.billing.ledger.BalanceKey;
import io.recredit.billing.ledger.Ledger;
import io.recredit.billing.pack.Price;
import io.recredit.billing.pack.Pricing;
import io.recredit.billing.reference.Accounts;
import io.recredit.billing.vat.Taxation;
import io.recredit.billing.vat.VatTerms;
import io.recredit.contracts.AccountState;
import io.recredit.contracts.Amount;
import io.recredit.contracts.Ids;
import io.recredit.kit.idempotency.IdempotencyKey;
import io.recredit.kit.problem.FieldError;
import io.recredit.kit.problem.Problems;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Buys a pack or an amount by hand, once per key. The attempt is stored with its key before anything is sent; from then
 * on it is carried out like every other, by the worker if this process does not live to see the end.
 */
@ApplicationScoped
class BuyCredits {

    private static final Logger LOG = Logger.getLogger(BuyCredits.class);

    private static final String SCOPE = "topup";

    private final Pool pool;
    private final OncePerKey oncePerKey;
    private final Ledger ledger;
    private final Pricing pricing;
    private final Taxation taxation;
    private final Cards cards;
    private final AttemptRows attempts;
    private final CarryOutAttempt carryOutAttempt;
    private final Policy policy;

    BuyCredits(
            Pool pool,
            OncePerKey oncePerKey,
            Ledger ledger,
            Pricing pricing,
            Taxation taxation,
            Cards cards,
            AttemptRows attempts,
            CarryOutAttempt carryOutAttempt,
            Policy policy) {
        this.pool = pool;
        this.oncePerKey = oncePerKey;
        this.ledger = ledger;
        this.pricing = pricing;
        this.taxation = taxation;
        this.cards = cards;
        this.attempts = attempts;
        this.carryOutAttempt = carryOutAttempt;
        this.policy = policy;
    }

    /** What a key is remembered with: which attempt it made. The answer is always that attempt as it is now. */
    record Made(UUID id) {}

    /** What is to be added to which balance. */
    private record Wanted(BalanceKey balance, Amount amount) {}

    /**
     * Buys, or finds what was bought before under the same key.
     *
     * @param order checked
     * @return the attempt as it is when its card's processor has answered. Fails with a 400 if the order names a pack,
     *     amount or card that is not there, with a 409 if the account is closed, with a 422 if there is no card or the
     *     balance would be too large
     */
    Uni<Answer<Attempt>> buy(
            AccountState account, Order order, boolean namesEmails, IdempotencyKey key, String actor, Instant now) {
        CommandKey command = new CommandKey(order.customer(), SCOPE, key, order.contentHash(namesEmails));
        return oncePerKey
                .run(command, Made.class, now, tx -> {
                    Accounts.refuseClosed(account);
                    return wanted(tx, order).chain(wanted -> make(tx, wanted, order, actor));
                })
                .chain(answer -> attempts.find(pool, answer.body().id())
                        .map(Optional::orElseThrow)
                        .chain(attempt -> answer.replayed() ? Uni.createFrom().item(attempt) : charge(attempt))
                        .map(attempt -> new Answer<>(attempt, answer.replayed())));
    }

    /** Whatever goes wrong from here on, the attempt is stored and will be carried out. */
    private Uni<Attempt> charge(Attempt attempt) {
        return carryOutAttempt
                .charge(attempt)
                .map(Settled::attempt)
                .onFailure()
                .invoke(failure -> LOG.warnf(
                        failure,
                        "top-up %s of %s cannot be settled now",
                        attempt.id(),
                        attempt.balance().account()))
                .onFailure()
                .recoverWithItem(attempt);
    }

    private Uni<Wanted> wanted(SqlConnection tx, Order order) {
        String pack = order.pack();
        if (pack == null) {
            return Uni.createFrom()
                    .item(new Wanted(
                            order.balanceIn(Objects.requireNonNull(order.currency())),
                            Objects.requireNonNull(order.amount())));
        }
        return pricing.pack(tx, pack)
                .map(found -> found.map(one -> new Wanted(order.balanceIn(one.currency()), one.amount()))
                        .orElseThrow(() ->
                                Problems.invalid(new FieldError("pack", "unknown-pack", "must be the id of a pack"))));
    }

    private Uni<Made> make(SqlConnection tx, Wanted wanted, Order order, String actor) {
        return ledger.createAndLock(tx, wanted.balance(), Instant.now())
                .chain(balance -> {
                    Instant begunAt = Instant.now().truncatedTo(ChronoUnit.MICROS);
                    return Uni.combine()
                            .all()
                            .unis(
                                    pricing.priceOf(tx, wanted.balance().currency(), wanted.amount(), 1),
                                    taxation.termsOf(tx, wanted.balance(), begunAt),
                                    cards.toCharge(tx, order.customer(), order.card()))
                            .with((price, terms, card) -> {
                                MinorPrice net = priceOf(price, terms);
                                ChargedCard charged = cardOf(order, card);
                                refuseTooLarge(balance, wanted.amount());
                                return new Purchase(wanted.amount(), net, terms.on(net.minorUnits()), charged, begunAt);
                            });
                })
                .chain(purchase -> {
                    Instant leaseEnd = purchase.begunAt().plus(policy.lease());
                    Attempt attempt =
                            Attempt.oneTime(Ids.next(), wanted.balance(), purchase, order.emails(), actor, leaseEnd);
                    return attempts.write(tx, List.of(attempt)).replaceWith(new Made(attempt.id()));
                });
    }

    private MinorPrice priceOf(Optional<Price> price, VatTerms terms) {
        OrderChecks.faultOf(price, terms, policy).ifPresent(fault -> {
            throw Problems.invalid(fault);
        });
        Price paid = price.orElseThrow();
        return MinorPrice.of(paid.amount(), paid.currency());
    }

    private static ChargedCard cardOf(Order order, Optional<Card> card) {
        return ChargedCard.of(
                card.orElseThrow(() -> order.card() != null ? Problems.invalid(OrderChecks.UNKNOWN_CARD) : noCard()));
    }

    private static void refuseTooLarge(Balance balance, Amount amount) {
        if (!Ledger.fits(balance, amount)) {
            throw Problems.unprocessable(
                    Reasons.BALANCE_TOO_LARGE,
                    "Balance too large",
                    "The balance of " + balance.key().account() + " would be larger than a balance may be.");
        }
    }

    private static RuntimeException noCard() {
        return Problems.unprocessable(
                Reasons.NO_CARD, "No card", "The customer has no stored card; nothing was charged.");
    }
}
