package io.recredit.billing.topup;

import io.recredit.billing.ledger.Contra;
import io.recredit.billing.ledger.Entry;
import io.recredit.billing.ledger.EntryKind;
import io.recredit.billing.ledger.Ledger;
import io.recredit.billing.ledger.Posting;
import io.recredit.billing.ledger.PostingResult;
import io.recredit.billing.receipt.IssueReceipt;
import io.recredit.billing.receipt.Sale;
import io.recredit.billing.vat.ChargedVat;
import io.recredit.contracts.Ids;
import io.recredit.kit.outbox.Outbox;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Ends attempts, in a transaction that has locked their balance: the entry, the attempt, what follows for the rule, the
 * next attempt, the receipt and the events are written together.
 */
@ApplicationScoped
class EndAttempt {

    private final Ledger ledger;
    private final AttemptRows attempts;
    private final DemandRows demands;
    private final RulePauses pauses;
    private final IssueReceipt issueReceipt;
    private final Outbox outbox;
    private final Policy policy;

    EndAttempt(
            Ledger ledger,
            AttemptRows attempts,
            DemandRows demands,
            RulePauses pauses,
            IssueReceipt issueReceipt,
            Outbox outbox,
            Policy policy) {
        this.ledger = ledger;
        this.attempts = attempts;
        this.demands = demands;
        this.pauses = pauses;
        this.issueReceipt = issueReceipt;
        this.outbox = outbox;
        this.policy = policy;
    }

    /**
     * Credits what the card was charged. A payment that the ledger does not take is not forgotten: its attempt stays
     * unknown, and is tried again when the balance may have become smaller.
     */
    Uni<Settled> credit(SqlConnection tx, Attempt attempt, Verdict.Credit verdict, Instant now) {
        Posting posting = new Posting(
                attempt.id(),
                EntryKind.TOPUP,
                attempt.balance(),
                attempt.begun().amount(),
                Contra.CARD_CLEARING,
                null,
                null,
                attempt.actor());
        return ledger.post(tx, List.of(posting), now).chain(result -> switch (result) {
            case PostingResult.Posted posted ->
                credited(tx, attempt, verdict, posted.entries().getFirst(), now);
            case PostingResult.BalanceTooLarge refused -> leaveOpen(tx, attempt, verdict, now);
            case PostingResult.InsufficientBalance refused ->
                throw new IllegalStateException("a credit cannot find the balance too small");
        });
    }

    private Uni<Settled> credited(SqlConnection tx, Attempt attempt, Verdict.Credit verdict, Entry entry, Instant now) {
        Attempt ended = attempt.succeeded(verdict.charged().payment(), entry.balanceAfter(), now);
        // Read only now: the entry may just have ended the episode.
        return Uni.combine()
                .all()
                .unis(demands.read(tx, attempt.balance()), attempts.openOf(tx, List.of(attempt.balance())))
                .asTuple()
                .chain(read -> {
                    Demand demand = read.getItem1();
                    Attempt open = read.getItem2().get(attempt.balance());
                    @Nullable Attempt other = open == null || open.id().equals(attempt.id()) ? null : open;
                    @Nullable Attempt next = attempt.isAutomatic() ? afterSuccess(demand, other, now) : null;
                    return write(tx, ended, next)
                            .chain(() -> attempt.isAutomatic()
                                    ? pauses.progress(tx, attempt.balance(), demand.rule(), 0, null)
                                    : Uni.createFrom().voidItem())
                            .chain(() -> withReceipt(tx, ended))
                            .call(told ->
                                    outbox.add(tx, List.of(TopupEvents.succeeded(told, entry, demand.locale(), now))))
                            .map(told -> new Settled(told, verdict, next != null));
                });
    }

    /** As late as can be: everybody who is credited waits for the counter. */
    private Uni<Attempt> withReceipt(SqlConnection tx, Attempt ended) {
        Purchase purchase = ended.begun();
        ChargedVat vat = purchase.vat();
        ChargedCard card = purchase.card();
        if (vat == null || card == null) {
            return Uni.createFrom().item(ended);
        }
        Sale sale = new Sale(
                ended.id(),
                ended.balance(),
                purchase.amount(),
                purchase.price().currency(),
                purchase.price().minorUnits(),
                vat,
                card.brand(),
                card.last4(),
                Objects.requireNonNull(ended.endedAt()));
        return issueReceipt.issue(tx, sale).map(ended::withReceipt);
    }

    /** What is still missing is bought at once; by the attempt that waits, if a late success left one. */
    private static @Nullable Attempt afterSuccess(Demand demand, @Nullable Attempt other, Instant now) {
        LowNow low = demand.low();
        if (FollowUp.afterSuccess(demand, now).nextAt() == null || low == null) {
            return null;
        }
        if (other == null) {
            return next(demand, low, now, now);
        }
        return other.state() == AttemptState.REQUESTED ? other.urged(low, now) : null;
    }

    private Uni<Settled> leaveOpen(SqlConnection tx, Attempt attempt, Verdict verdict, Instant now) {
        Attempt waiting = attempt.state().isOpen()
                ? attempt.unknown(Reasons.BALANCE_TOO_LARGE, now.plus(Policy.DOUBT_EVERY))
                : attempt;
        return attempts.write(tx, List.of(waiting)).replaceWith(new Settled(waiting, verdict, false));
    }

    /**
     * Ends an attempt whose card was not charged.
     *
     * @param attempt with what was, or was to be, bought
     */
    Uni<Settled> decline(SqlConnection tx, Attempt attempt, Verdict.Decline verdict, Instant now) {
        Attempt ended = attempt.declined(verdict.reason(), now);
        return demands.read(tx, attempt.balance()).chain(demand -> {
            FollowUp follows = attempt.isAutomatic()
                    ? FollowUp.afterDecline(attempt, verdict.counts(), demand, policy, now)
                    : FollowUp.NOTHING;
            LowNow low = demand.low();
            Instant nextAt = follows.nextAt();
            @Nullable Attempt next = nextAt == null || low == null ? null : next(demand, low, now, nextAt);
            return Uni.join()
                    .all(
                            write(tx, ended, next),
                            outbox.add(tx, TopupEvents.declined(ended, follows, demand.locale(), now)))
                    .andFailFast()
                    .chain(() -> progress(tx, attempt, demand, follows, now))
                    .replaceWith(new Settled(ended, verdict, next != null && next.isDue(now)));
        });
    }

    /** A one-time attempt says nothing of the rule; a pause that is there stays. */
    private Uni<Void> progress(SqlConnection tx, Attempt attempt, Demand demand, FollowUp follows, Instant now) {
        TopupRule rule = demand.rule();
        if (!attempt.isAutomatic() || rule == null) {
            return Uni.createFrom().voidItem();
        }
        return pauses.progress(
                tx, attempt.balance(), rule, follows.declines(), follows.pausesNow() ? now : rule.pausedAt());
    }

    private Uni<Void> write(SqlConnection tx, Attempt ended, @Nullable Attempt next) {
        List<Attempt> changed = new ArrayList<>();
        changed.add(ended);
        if (next != null) {
            changed.add(next);
        }
        return attempts.write(tx, changed);
    }

    private static Attempt next(Demand demand, LowNow low, Instant now, Instant due) {
        TopupRule rule = Objects.requireNonNull(demand.rule());
        return Attempt.automatic(Ids.next(), demand.balance(), low.id(), rule.emails(), now, due);
    }
}
