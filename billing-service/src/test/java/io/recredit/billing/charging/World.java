package io.recredit.billing.charging;

import io.recredit.billing.episode.AccountLocale;
import io.recredit.billing.episode.BalanceRule;
import io.recredit.billing.episode.EpisodeBook;
import io.recredit.billing.episode.EpisodeStep;
import io.recredit.billing.episode.LowEpisode;
import io.recredit.billing.episode.WatchedBalance;
import io.recredit.billing.ledger.Balance;
import io.recredit.billing.ledger.BalanceKey;
import io.recredit.billing.ledger.Entry;
import io.recredit.billing.ledger.EntryKind;
import io.recredit.contracts.AccountState;
import io.recredit.contracts.Amount;
import io.recredit.contracts.Ids;
import io.recredit.contracts.LifeState;
import io.recredit.contracts.LowRule;
import io.recredit.contracts.OutcomeOf;
import io.recredit.contracts.UserState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Billing's tables in memory, as far as charging sees them, for one account with one user. */
final class World implements References {

    final TestAccount account = new TestAccount("acme", "sms-ac12345-1");
    final UUID user = Ids.next();
    final Map<DecisionKey, Decision> decisions = new HashMap<>();
    final Map<CounterKey, Spending> counters = new HashMap<>();
    final List<Entry> entries = new ArrayList<>();
    final List<EpisodeStep> steps = new ArrayList<>();
    private final List<BalanceRule> rules = new ArrayList<>();
    private final Map<LowRule, LowEpisode> open = new EnumMap<>(LowRule.class);
    LifeState accountState = LifeState.ACTIVE;
    LifeState userState = LifeState.ACTIVE;
    private Balance balance;

    World(Amount balance) {
        this.balance = new Balance(account.balance(), balance, 0);
    }

    World with(LowRule rule, String threshold) {
        boolean alert = rule == LowRule.ALERT;
        rules.add(new BalanceRule(
                account.balance(),
                rule,
                true,
                Amount.of(threshold),
                alert ? null : Amount.ofUnits(100),
                alert ? List.of("owner@example.com") : List.of(),
                alert ? 9 : null,
                1));
        return this;
    }

    Amount balance() {
        return balance.amount();
    }

    Optional<LowEpisode> open(LowRule rule) {
        return Optional.ofNullable(open.get(rule));
    }

    /** Decides one batch and stores what comes of it. */
    BatchDecision decide(List<Request> requests, Instant now) {
        List<Entry> charges = entries.stream()
                .filter(entry -> entry.kind() == EntryKind.CHARGE)
                .toList();
        LockPlan plan = LockPlan.of(requests, charges, this);
        plan.counters().forEach(key -> counters.putIfAbsent(key, Spending.NONE));
        Map<BalanceKey, Balance> locked = new HashMap<>();
        plan.balances().forEach(key -> locked.put(key, Balance.none(key)));
        locked.put(account.balance(), balance);
        List<WatchedBalance> watched = rules.stream()
                .map(rule -> new WatchedBalance(rule, AccountLocale.UNKNOWN, open.get(rule.rule())))
                .toList();
        Situation situation = new Situation(this, locked, Map.copyOf(counters), Map.copyOf(decisions));
        BatchDecision decided = Deciding.decide(requests, situation, new EpisodeBook(watched, Ids::next), now);
        store(decided);
        return decided;
    }

    private void store(BatchDecision decided) {
        for (Entry entry : decided.entries()) {
            OutcomeOf of = entry.kind() == EntryKind.CHARGE ? OutcomeOf.CHARGE : OutcomeOf.REFUND;
            decisions.put(new DecisionKey(entry.balance().customer(), entry.id(), of), new Decision.Posted(of, entry));
            balance = new Balance(entry.balance(), entry.balanceAfter(), entry.entryNo());
        }
        entries.addAll(decided.entries());
        decided.refusals().forEach(refused -> decisions.put(refused.key(), refused));
        counters.putAll(decided.counters());
        steps.addAll(decided.episodes().steps());
        for (LowEpisode episode : decided.episodes().changed()) {
            if (episode.isOpen()) {
                open.put(episode.rule(), episode);
            } else {
                open.remove(episode.rule(), open.get(episode.rule()));
            }
        }
    }

    @Override
    public Optional<AccountState> account(String name) {
        return name.equals(account.name()) ? Optional.of(account.state(accountState)) : Optional.empty();
    }

    @Override
    public Optional<UserState> user(UUID id) {
        return id.equals(user)
                ? Optional.of(new UserState(user, "api", account.name(), account.customer(), userState, 1))
                : Optional.empty();
    }
}
