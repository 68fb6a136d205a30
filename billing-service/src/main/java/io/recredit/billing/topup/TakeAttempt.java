package io.recredit.billing.topup;

import io.recredit.billing.card.Card;
import io.recredit.billing.card.Cards;
import io.recredit.billing.ledger.Balance;
import io.recredit.billing.ledger.BalanceKey;
import io.recredit.billing.ledger.Ledger;
import io.recredit.billing.pack.Price;
import io.recredit.billing.pack.Pricing;
import io.recredit.billing.vat.Taxation;
import io.recredit.billing.vat.VatTerms;
import io.recredit.contracts.Amount;
import io.recredit.kit.outbox.Outbox;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Takes an attempt that is due: decides under the lock of its balance what is to be done with it now, and stores that
 * before anything is sent.
 */
@ApplicationScoped
class TakeAttempt {

    private final Pool pool;
    private final Ledger ledger;
    private final AttemptRows attempts;
    private final DemandRows demands;
    private final Pricing pricing;
    private final Taxation taxation;
    private final Cards cards;
    private final EndAttempt endAttempt;
    private final Outbox outbox;
    private final Policy policy;
    private final TopupMetrics metrics;

    TakeAttempt(
            Pool pool,
            Ledger ledger,
            AttemptRows attempts,
            DemandRows demands,
            Pricing pricing,
            Taxation taxation,
            Cards cards,
            EndAttempt endAttempt,
            Outbox outbox,
            Policy policy,
            TopupMetrics metrics) {
        this.pool = pool;
        this.ledger = ledger;
        this.attempts = attempts;
        this.demands = demands;
        this.pricing = pricing;
        this.taxation = taxation;
        this.cards = cards;
        this.endAttempt = endAttempt;
        this.outbox = outbox;
        this.policy = policy;
        this.metrics = metrics;
    }

    /** Takes it, in a transaction of its own; fails when the database is away. */
    Uni<Taken> take(AttemptRows.DueRow due) {
        return pool.withTransaction(tx -> Uni.combine()
                        .all()
                        .unis(
                                ledger.lock(tx, List.of(due.balance())),
                                attempts.find(tx, due.id()),
                                demands.read(tx, due.balance()))
                        .asTuple()
                        .chain(read -> {
                            // Only now: what is begun under the lock must not look older than a rule saved before.
                            Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
                            return take(tx, balanceOf(read.getItem1(), due), read.getItem2(), read.getItem3(), now);
                        }))
                .invoke(this::tell);
    }

    private Uni<Taken> take(SqlConnection tx, Balance balance, Optional<Attempt> found, Demand demand, Instant now) {
        if (found.isEmpty() || !found.get().isDue(now)) {
            return Uni.createFrom().item(new Taken.Gone());
        }
        Attempt attempt = found.get();
        return switch (attempt.state()) {
            case REQUESTED ->
                attempt.isAutomatic()
                        ? begin(tx, attempt, balance, demand, now)
                        : charge(tx, attempt, attempt.begun(), attempt.emails(), now);
            case CHARGING, UNKNOWN -> {
                Attempt asking = attempt.unknown(attempt.reason(), now.plus(policy.lease()));
                yield attempts.write(tx, List.of(asking)).replaceWith(new Taken.ToAsk(asking));
            }
            case NEEDS_APPROVAL -> decline(tx, attempt, Reasons.AUTHENTICATION_REQUIRED, now);
            case SUCCEEDED, DECLINED, CANCELLED -> Uni.createFrom().item(new Taken.Gone());
        };
    }

    private Uni<Taken> begin(SqlConnection tx, Attempt attempt, Balance balance, Demand demand, Instant now) {
        TopupRule rule = demand.rule();
        LowNow low = demand.active();
        if (rule == null || low == null) {
            Attempt cancelled = attempt.cancelled(Reasons.NOT_NEEDED, now);
            return attempts.write(tx, List.of(cancelled)).replaceWith(new Taken.Cancelled(cancelled));
        }
        String currency = balance.key().currency();
        // A clock that is behind the one that saved the rule must not make this attempt look older than the rule.
        Instant begunAt = rule.resumedSince(now) ? Objects.requireNonNull(rule.resumedAt()) : now;
        return Uni.combine()
                .all()
                .unis(
                        pricing.priceOf(tx, currency, rule.amount(), 1),
                        taxation.termsOf(tx, balance.key(), begunAt),
                        cards.toCharge(tx, balance.key().customer(), rule.card()))
                .asTuple()
                .chain(read -> {
                    Optional<Price> one = read.getItem1();
                    Optional<Card> card = read.getItem3();
                    if (one.isEmpty()) {
                        Purchase nothing = new Purchase(rule.amount(), MinorPrice.NONE, null, null, begunAt);
                        return decline(tx, attempt.wanting(nothing, rule.emails()), Reasons.NOT_FOR_SALE, now);
                    }
                    MinorPrice price =
                            MinorPrice.of(one.get().amount(), one.get().currency());
                    Purchase purchase = sized(balance, low, rule, price, read.getItem2(), begunAt)
                            .paidWith(card.map(ChargedCard::of).orElse(null));
                    if (!Ledger.fits(balance, purchase.amount())) {
                        return decline(tx, attempt.wanting(purchase, rule.emails()), Reasons.BALANCE_TOO_LARGE, now);
                    }
                    return card.isEmpty()
                            ? decline(tx, attempt.wanting(purchase, rule.emails()), Reasons.NO_CARD, now)
                            : charge(tx, attempt, purchase, rule.emails(), now);
                });
    }

    /** As many times the rule's amount as are missing, as far as one payment may cost that much with VAT. */
    private Purchase sized(
            Balance balance, LowNow low, TopupRule rule, MinorPrice one, VatTerms terms, Instant begunAt) {
        MinorPrice most = new MinorPrice(terms.largestNetWithin(policy.maxPaymentMinorUnits()), one.currency());
        long times = Sizing.times(balance.amount(), low.level(), rule.amount(), one, most);
        Amount amount = Amount.ofMicros(Math.multiplyExact(rule.amount().micros(), times));
        MinorPrice price = one.times(times);
        return new Purchase(amount, price, terms.on(price.minorUnits()), null, begunAt);
    }

    private Uni<Taken> charge(SqlConnection tx, Attempt attempt, Purchase purchase, List<String> emails, Instant now) {
        Attempt charging = attempt.charging(purchase, emails, now.plus(policy.lease()));
        return attempts.write(tx, List.of(charging)).replaceWith(new Taken.ToCharge(charging));
    }

    private Uni<Taken> decline(SqlConnection tx, Attempt attempt, String reason, Instant now) {
        return endAttempt
                .decline(tx, attempt, new Verdict.Decline(reason, true), now)
                .map(Taken.Ended::new);
    }

    private void tell(Taken taken) {
        switch (taken) {
            case Taken.Ended ended -> {
                outbox.wake();
                metrics.settled(ended.settled());
            }
            case Taken.Cancelled cancelled -> metrics.cancelled(cancelled.attempt());
            case Taken.ToCharge charge -> {}
            case Taken.ToAsk ask -> {}
            case Taken.Gone gone -> {}
        }
    }

    private static Balance balanceOf(Map<BalanceKey, Balance> locked, AttemptRows.DueRow due) {
        return Optional.ofNullable(locked.get(due.balance()))
                .orElseThrow(() -> new IllegalStateException("no balance of attempt " + due.id()));
    }
}
