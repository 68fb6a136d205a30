package io.recredit.billing.charging;

import io.recredit.billing.ledger.BalanceKey;
import io.recredit.billing.ledger.Entry;
import io.recredit.billing.ledger.EntryId;
import io.recredit.billing.ledger.EntryKind;
import io.recredit.billing.ledger.MessageDetails;
import io.recredit.billing.ledger.PeriodStarts;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a batch locks and looks at. Every request that names a balance has it locked, also one that will be refused for
 * another reason: the lock is what keeps two deciders of one request apart.
 */
record LockPlan(
        List<BalanceKey> balances, Set<CounterKey> counters, Set<EntryId> entryIds, Set<DecisionKey> decisionKeys) {

    /** @param refunded the charges that refunds of the batch name, as far as they are posted already */
    static LockPlan of(List<Request> requests, List<Entry> refunded, Parties parties) {
        Set<CounterKey> counters = new HashSet<>();
        Set<DecisionKey> decisionKeys = new LinkedHashSet<>();
        Set<EntryId> entryIds = new LinkedHashSet<>();
        for (Request request : requests) {
            decisionKeys.add(request.key());
            entryIds.add(new EntryId(request.key().customer(), request.key().id()));
            if (request instanceof Request.Charge charge) {
                addCounters(counters, charge, parties);
            }
        }
        for (Entry entry : refunded) {
            MessageDetails message = entry.message();
            if (entry.kind() == EntryKind.CHARGE && message != null) {
                addCounters(counters, entry.balance(), message.user(), message.periods());
            }
        }
        List<BalanceKey> balances = requests.stream()
                .map(Request::balance)
                .filter(Objects::nonNull)
                .distinct()
                .sorted()
                .toList();
        return new LockPlan(balances, counters, entryIds, decisionKeys);
    }

    private static void addCounters(Set<CounterKey> counters, Request.Charge charge, Parties parties) {
        Party party = parties.of(charge);
        if (party.user() != null) {
            addCounters(
                    counters,
                    charge.balance(),
                    charge.event().user(),
                    party.periodsAt(charge.event().acceptedAt()));
        }
    }

    private static void addCounters(
            Set<CounterKey> counters, BalanceKey balance, @Nullable UUID user, @Nullable PeriodStarts periods) {
        if (user != null && periods != null) {
            counters.addAll(CounterKey.of(balance.customer(), user, balance.currency(), periods));
        }
    }
}
