package io.recredit.billing.charging;

import io.recredit.billing.episode.EpisodeBook;
import io.recredit.billing.ledger.Balance;
import io.recredit.billing.ledger.BalanceKey;
import io.recredit.billing.ledger.Contra;
import io.recredit.billing.ledger.Entry;
import io.recredit.billing.ledger.EntryAge;
import io.recredit.billing.ledger.EntryKind;
import io.recredit.billing.ledger.MessageDetails;
import io.recredit.billing.ledger.PeriodStarts;
import io.recredit.contracts.Amount;
import io.recredit.contracts.ChargeRequested;
import io.recredit.contracts.Ids;
import io.recredit.contracts.OutcomeOf;
import io.recredit.contracts.RefusalReason;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Decides one batch of requests in log order: a pure function. The outcome depends on nothing but what is passed in,
 * the ids of new episodes included; how the log is split into batches makes no difference. One object decides one
 * batch; what it changes on the way is its own.
 */
final class Deciding {

    private final Situation situation;
    private final EpisodeBook episodes;
    private final Instant now;
    private final Map<BalanceKey, Balance> balances;
    private final Map<CounterKey, Spending> counters = new HashMap<>();
    private final Map<DecisionKey, Decision> decisions;
    private final List<Entry> entries;
    private final List<Decision.Refused> refusals = new ArrayList<>();

    private Deciding(int requests, Situation situation, Instant now) {
        this.situation = situation;
        this.episodes = new EpisodeBook(situation.watched());
        this.now = now.truncatedTo(ChronoUnit.MICROS);
        this.balances = new HashMap<>(situation.balances());
        this.decisions = HashMap.newHashMap(situation.earlier().size() + requests);
        this.decisions.putAll(situation.earlier());
        this.entries = new ArrayList<>(requests);
    }

    /**
     * Answers all requests.
     *
     * @param now the time of decision; finer than microseconds is cut off, so that an answer read back is the same
     * @throws NotLocked if a request turns out to concern a balance or counter that is not in the situation
     */
    static BatchDecision decide(List<Request> requests, Situation situation, Instant now) {
        Deciding deciding = new Deciding(requests.size(), situation, now);
        List<Answer> answers = new ArrayList<>(requests.size());
        requests.forEach(request -> answers.add(deciding.answer(request)));
        return new BatchDecision(
                Collections.unmodifiableList(answers),
                Collections.unmodifiableList(deciding.entries),
                Collections.unmodifiableList(deciding.refusals),
                Collections.unmodifiableMap(deciding.counters),
                deciding.episodes.steps());
    }

    private Answer answer(Request request) {
        Decision earlier = decisions.get(request.key());
        if (earlier != null) {
            return Arrays.equals(earlier.contentHash(), request.contentHash())
                    ? new Answer.Decided(earlier, true)
                    : new Answer.Conflict(request.key());
        }
        Decision decision = switch (request) {
            case Request.Charge charge -> charge(charge);
            case Request.Refund refund -> refund(refund);
            case Request.Invalid invalid -> refuse(invalid, RefusalReason.INVALID, null);
        };
        decisions.put(request.key(), decision);
        return new Answer.Decided(decision, false);
    }

    private Decision charge(Request.Charge charge) {
        Party party = situation.parties().of(charge);
        for (AdmissionRule rule : AdmissionRule.ALL) {
            RefusalReason reason = rule.refuses(charge, party, now);
            if (reason != null) {
                return refuse(charge, reason, null);
            }
        }
        Amount price = charge.event().amount();
        Balance balance = balanceOf(charge.balance());
        if (!balance.suffices(price)) {
            episodes.refused(
                    balance.key(), balance.amount(), price, charge.event().id(), now);
            return refuse(charge, RefusalReason.INSUFFICIENT_BALANCE, balance.amount());
        }
        MessageDetails message = detailsOf(charge, party);
        count(charge.balance(), message, spendingOf(price, message));
        return post(balance, OutcomeOf.CHARGE, charge.event().id(), price.negate(), message, null);
    }

    private Decision refund(Request.Refund refund) {
        boolean tooLate = Ids.timeOf(refund.event().id()).isBefore(now.minus(EntryAge.REFUNDABLE_FOR));
        if (tooLate || !(decisions.get(refund.chargeKey()) instanceof Decision.Posted charged)) {
            return refuse(refund, RefusalReason.NO_SUCH_CHARGE, null);
        }
        Entry charge = charged.entry();
        Amount amount = charge.amount().negate();
        MessageDetails message = charge.message();
        if (message == null
                || !charge.balance().equals(refund.balance())
                || !amount.equals(refund.event().amount())) {
            return refuse(refund, RefusalReason.INVALID, null);
        }
        Balance balance = balanceOf(refund.balance());
        if (amount.micros() > Long.MAX_VALUE - balance.amount().micros()) {
            return refuse(refund, RefusalReason.INVALID, null);
        }
        count(refund.balance(), message, spendingOf(amount, message).negate());
        return post(
                balance,
                OutcomeOf.REFUND,
                refund.event().id(),
                amount,
                message.withContentHash(refund.contentHash()),
                refund.event().reason());
    }

    private Decision post(
            Balance balance, OutcomeOf of, UUID id, Amount effect, MessageDetails message, @Nullable String reason) {
        Balance after = balance.after(effect);
        EntryKind kind = of == OutcomeOf.CHARGE ? EntryKind.CHARGE : EntryKind.REFUND;
        Entry entry = new Entry(
                id,
                kind,
                balance.key(),
                after.lastEntryNo(),
                effect,
                after.amount(),
                Contra.REVENUE,
                null,
                message,
                reason,
                null,
                now);
        balances.put(balance.key(), after);
        entries.add(entry);
        episodes.posted(entry);
        return new Decision.Posted(of, entry);
    }

    private Decision refuse(Request request, RefusalReason reason, @Nullable Amount balanceLeft) {
        Decision.Refused refused = Decision.Refused.of(request, reason, balanceLeft, now);
        refusals.add(refused);
        return refused;
    }

    private MessageDetails detailsOf(Request.Charge charge, Party party) {
        ChargeRequested event = charge.event();
        PeriodStarts periods = event.user() == null ? null : party.periodsAt(event.acceptedAt());
        return new MessageDetails(
                event.user(),
                event.segments(),
                event.country(),
                event.prefix(),
                event.purpose().wireName(),
                event.acceptedAt(),
                periods,
                charge.contentHash());
    }

    private static Spending spendingOf(Amount amount, MessageDetails message) {
        return new Spending(amount.micros(), message.segments(), 1);
    }

    private void count(BalanceKey balance, MessageDetails message, Spending spending) {
        UUID user = message.user();
        PeriodStarts periods = message.periods();
        if (user == null || periods == null) {
            return;
        }
        for (CounterKey key : CounterKey.of(balance.customer(), user, balance.currency(), periods)) {
            counters.compute(key, (same, sum) -> (sum == null ? lockedSpending(same) : sum).plus(spending));
        }
    }

    private Spending lockedSpending(CounterKey key) {
        Spending locked = situation.counters().get(key);
        if (locked == null) {
            throw new NotLocked("counter " + key);
        }
        return locked;
    }

    private Balance balanceOf(BalanceKey key) {
        Balance balance = balances.get(key);
        if (balance == null) {
            throw new NotLocked("balance " + key);
        }
        return balance;
    }
}
