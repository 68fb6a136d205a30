package io.recredit.billing.charging;

import io.recredit.billing.allowance.PastPeriod;
import io.recredit.billing.allowance.Period;
import io.recredit.billing.allowance.UserKey;
import io.recredit.billing.ledger.BalanceKey;
import io.recredit.billing.ledger.Entry;
import io.recredit.billing.ledger.EntryId;
import io.recredit.billing.ledger.EntryKind;
import io.recredit.billing.ledger.MessageDetails;
import io.recredit.billing.ledger.PeriodStarts;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a batch locks and looks at. Every request that names a balance has it locked, also one that will be refused for
 * another reason: the lock is what keeps two deciders of one request apart. It covers the balance's users, too.
 *
 * @param users whose spending may change
 * @param past periods of theirs that are over, and so may not be the newest ones, which come with the user
 */
record LockPlan(
        List<BalanceKey> balances,
        Set<UserKey> users,
        Set<PastPeriod> past,
        Set<EntryId> entryIds,
        Set<DecisionKey> decisionKeys) {

    /**
     * @param refunded the charges that refunds of the batch name, as far as they are posted already
     * @param now charges of the periods of that time are looked for with their users only. Null: all are looked for, in
     *     case a user's spending is newer than that
     */
    static LockPlan of(List<Request> requests, List<Entry> refunded, Parties parties, @Nullable Instant now) {
        Spenders spenders = new Spenders(parties, now);
        Set<DecisionKey> decisionKeys = new LinkedHashSet<>();
        Set<EntryId> entryIds = new LinkedHashSet<>();
        for (Request request : requests) {
            decisionKeys.add(request.key());
            entryIds.add(new EntryId(request.key().customer(), request.key().id()));
            if (request instanceof Request.Charge charge) {
                spenders.add(charge);
            }
        }
        for (Entry entry : refunded) {
            if (entry.kind() == EntryKind.CHARGE) {
                spenders.addRefunded(entry);
            }
        }
        List<BalanceKey> balances = requests.stream()
                .map(Request::balance)
                .filter(Objects::nonNull)
                .distinct()
                .sorted()
                .toList();
        return new LockPlan(balances, spenders.users, spenders.past, entryIds, decisionKeys);
    }

    /** Collects who spends, and when. */
    private static final class Spenders {

        private final Set<UserKey> users = new HashSet<>();
        private final Set<PastPeriod> past = new HashSet<>();
        private final Map<String, PeriodStarts> current = new HashMap<>();
        private final Parties parties;
        private final @Nullable Instant now;

        Spenders(Parties parties, @Nullable Instant now) {
            this.parties = parties;
            this.now = now;
        }

        void add(Request.Charge charge) {
            UUID id = charge.event().user();
            if (id == null) {
                return;
            }
            Party party = parties.of(charge);
            PeriodStarts periods = party.periodsAt(charge.event().acceptedAt());
            if (party.user() != null && party.account() != null && periods != null) {
                UserKey user = new UserKey(charge.balance(), id);
                users.add(user);
                addPast(user, periods, currentIn(party.account().timeZone()));
            }
        }

        void addRefunded(Entry charge) {
            MessageDetails message = charge.message();
            if (message != null && message.user() != null && message.periods() != null) {
                UserKey user = new UserKey(charge.balance(), message.user());
                users.add(user);
                addPast(user, message.periods(), null);
            }
        }

        private @Nullable PeriodStarts currentIn(String timeZone) {
            return now == null ? null : current.computeIfAbsent(timeZone, zone -> PeriodStarts.of(now, zone));
        }

        private void addPast(UserKey user, PeriodStarts periods, @Nullable PeriodStarts currentPeriods) {
            if (periods.equals(currentPeriods)) {
                return;
            }
            for (Period period : Period.ALL) {
                if (currentPeriods == null || !period.startIn(periods).equals(period.startIn(currentPeriods))) {
                    past.add(new PastPeriod(user, period, period.startIn(periods)));
                }
            }
        }
    }
}
