package io.recredit.billing.charging;

import io.recredit.billing.allowance.SpendingBook;
import io.recredit.billing.allowance.UserKey;
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
import io.recredit.contracts.SpendingRule;
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
    private final SpendingBook spending;
    private final Map<DecisionKey, Decision> decisions;
    private final List<Entry> entries;
    private final List<Decision.Refused> refusals = new ArrayList<>();

    private Deciding(int requests, Situation situation, Instant now) {
        this.situation = situation;
        this.episodes = new EpisodeBook(situation.watched());
        this.spending = new SpendingBook(situation.users(), situation.past());
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
     * @throws NotLocked if a request turns out to concern a balance that is not in the situation
     * @throws io.recredit.billing.allowance.SpendingNotRead likewise for a user, or a period of a user's
     */
    static BatchDecision decide(List<Request> requests, Situation situation, Instant now) {
        Deciding deciding = new Deciding(requests.size(), situation, now);
        List<Answer> answers = new ArrayList<>(requests.size());
        requests.forEach(request -> answers.add(deciding.answer(request)));
        return new BatchDecision(
                Collections.unmodifiableList(answers),
                Collections.unmodifiableList(deciding.entries),
                Collections.unmodifiableList(deciding.refusals),
                deciding.spending.changed(),
                deciding.spending.changedPast(),
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
        UserKey user = userOf(charge);
        PeriodStarts periods =
                user == null ? null : party.periodsAt(charge.event().acceptedAt());
        if (user != null && periods != null) {
            // Before the balance: whoever may not spend anyway is no reason to buy credits.
            SpendingRule rule = spending.refuses(user, price, periods);
            if (rule != null) {
                return refuse(Decision.Refused.by(rule, charge, now));
            }
        }
        Balance balance = balanceOf(charge.balance());
        if (!balance.suffices(price)) {
            episodes.refused(
                    balance.key(), balance.amount(), price, charge.event().id(), now);
            return refuse(charge, RefusalReason.INSUFFICIENT_BALANCE, balance.amount());
        }
        Amount allowance = user == null || periods == null ? null : spending.charged(user, price, periods);
        MessageDetails message = detailsOf(charge, periods, allowance);
        return post(balance, OutcomeOf.CHARGE, charge.event().id(), price.negate(), message, null);
    }

    private static @Nullable UserKey userOf(Request.Charge charge) {
        UUID user = charge.event().user();
        return user == null ? null : new UserKey(charge.balance(), user);
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
        Amount allowance = giveBack(charge.balance(), amount, message);
        return post(
                balance,
                OutcomeOf.REFUND,
                refund.event().id(),
                amount,
                message.ofRefund(allowance, refund.contentHash()),
                refund.event().reason());
    }

    /** @return the user's allowance after it; null if it was not taken from one */
    private @Nullable Amount giveBack(BalanceKey balance, Amount amount, MessageDetails message) {
        UUID user = message.user();
        PeriodStarts periods = message.periods();
        return user == null || periods == null
                ? null
                : spending.refunded(new UserKey(balance, user), amount, periods, message.allowanceAfter() != null);
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
        return refuse(Decision.Refused.of(request, reason, balanceLeft, now));
    }

    private Decision refuse(Decision.Refused refused) {
        refusals.add(refused);
        return refused;
    }

    private static MessageDetails detailsOf(
            Request.Charge charge, @Nullable PeriodStarts periods, @Nullable Amount allowance) {
        ChargeRequested event = charge.event();
        return new MessageDetails(
                event.user(),
                event.segments(),
                event.country(),
                event.prefix(),
                event.purpose().wireName(),
                event.acceptedAt(),
                periods,
                allowance,
                charge.contentHash());
    }

    private Balance balanceOf(BalanceKey key) {
        Balance balance = balances.get(key);
        if (balance == null) {
            throw new NotLocked("balance " + key);
        }
        return balance;
    }
}
