package io.recredit.billing.charging;

import io.recredit.billing.allowance.PastPeriod;
import io.recredit.billing.allowance.Period;
import io.recredit.billing.allowance.Spending;
import io.recredit.billing.allowance.SpendingLimits;
import io.recredit.billing.allowance.UserCredit;
import io.recredit.billing.allowance.UserKey;
import io.recredit.billing.episode.AccountLocale;
import io.recredit.billing.episode.BalanceRule;
import io.recredit.billing.episode.EpisodeStep;
import io.recredit.billing.episode.LowEpisode;
import io.recredit.billing.episode.WatchedBalance;
import io.recredit.billing.ledger.Balance;
import io.recredit.billing.ledger.BalanceKey;
import io.recredit.billing.ledger.Entry;
import io.recredit.billing.ledger.EntryId;
import io.recredit.billing.ledger.EntryKind;
import io.recredit.billing.ledger.PeriodStarts;
import io.recredit.contracts.AccountState;
import io.recredit.contracts.Amount;
import io.recredit.contracts.LowRule;
import io.recredit.contracts.OutcomeOf;
import io.recredit.contracts.UserState;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Billing's tables in memory. A batch sees exactly the rows that its transaction would lock and read. */
final class Books {

    final Map<BalanceKey, Balance> balances = new HashMap<>();
    final Map<UserKey, UserCredit> credits = new HashMap<>();
    final Map<PastPeriod, Long> past = new HashMap<>();
    final List<Entry> entries = new ArrayList<>();
    final List<Decision.Refused> refusals = new ArrayList<>();
    final List<EpisodeStep> steps = new ArrayList<>();
    final Map<Watched, LowEpisode> open = new HashMap<>();
    final List<BalanceRule> rules = new ArrayList<>();
    private final Map<String, AccountState> accounts = new HashMap<>();
    private final Map<UUID, UserState> users = new HashMap<>();

    /** What has at most one open episode. */
    record Watched(BalanceKey balance, LowRule rule) {}

    void put(AccountState account) {
        accounts.put(account.account(), account);
    }

    void put(UserState user) {
        users.put(user.user(), user);
    }

    void put(BalanceKey key, Amount amount) {
        balances.put(key, new Balance(key, amount, 0));
    }

    void add(BalanceRule rule) {
        rules.add(rule);
    }

    void put(UserKey user, SpendingLimits limits, @Nullable Amount allowance) {
        credits.put(user, new UserCredit(user, limits, allowance, 0, new Spending(null, 0, 0, 0)));
    }

    UserCredit creditOf(UserKey user) {
        return credits.getOrDefault(
                user, new UserCredit(user, new SpendingLimits(null, null, null), null, 0, new Spending(null, 0, 0, 0)));
    }

    /** What a user spent in every period in which anything was counted, the newest ones included. */
    Map<PastPeriod, Long> spent() {
        Map<PastPeriod, Long> spent = new HashMap<>(past);
        credits.forEach((user, credit) -> {
            LocalDate day = credit.spending().day();
            if (day != null) {
                PeriodStarts newest = PeriodStarts.ofDay(day);
                Spending sums = credit.spending();
                spent.put(new PastPeriod(user, Period.DAY, newest.day()), sums.dayMicros());
                spent.put(new PastPeriod(user, Period.WEEK, newest.week()), sums.weekMicros());
                spent.put(new PastPeriod(user, Period.MONTH, newest.month()), sums.monthMicros());
            }
        });
        return spent;
    }

    Amount amountOf(BalanceKey key) {
        return balances.getOrDefault(key, Balance.none(key)).amount();
    }

    /** Everybody, not only those whom a batch names: whoever is not named makes no difference. */
    Parties parties() {
        return new Parties(accounts, users);
    }

    /** Decides one batch and stores what comes of it. */
    BatchDecision decide(List<Request> requests, Instant now) {
        Parties parties = parties();
        LockPlan plan = LockPlan.of(requests, chargesToRefund(requests), parties, now);
        plan.balances().forEach(key -> balances.putIfAbsent(key, Balance.none(key)));
        plan.users().forEach(user -> credits.putIfAbsent(user, creditOf(user)));
        Situation situation = new Situation(
                parties,
                only(balances, Set.copyOf(plan.balances())),
                only(credits, plan.users()),
                plan.past().stream()
                        .collect(Collectors.toUnmodifiableMap(key -> key, key -> past.getOrDefault(key, 0L))),
                earlier(plan),
                rules.stream()
                        .filter(rule -> plan.balances().contains(rule.balance()))
                        .map(rule -> new WatchedBalance(rule, AccountLocale.UNKNOWN, open.get(watchedBy(rule))))
                        .toList());
        BatchDecision decided = Deciding.decide(List.copyOf(requests), situation, now);
        store(decided);
        return decided;
    }

    private List<Entry> chargesToRefund(List<Request> requests) {
        Set<EntryId> refunded = requests.stream()
                .filter(Request.Refund.class::isInstance)
                .map(request ->
                        new EntryId(request.key().customer(), request.key().id()))
                .collect(Collectors.toSet());
        return entries.stream().filter(entry -> refunded.contains(idOf(entry))).toList();
    }

    private Map<DecisionKey, Decision> earlier(LockPlan plan) {
        Stream<Decision> posted = entries.stream()
                .filter(entry -> plan.entryIds().contains(idOf(entry)))
                .map(entry -> new Decision.Posted(
                        entry.kind() == EntryKind.CHARGE ? OutcomeOf.CHARGE : OutcomeOf.REFUND, entry));
        Stream<Decision> refused = refusals.stream()
                .filter(refusal -> plan.decisionKeys().contains(refusal.key()))
                .map(refusal -> refusal);
        return Stream.concat(posted, refused).collect(Collectors.toUnmodifiableMap(Books::keyOf, made -> made));
    }

    private void store(BatchDecision decided) {
        for (Entry entry : decided.entries()) {
            balances.put(entry.balance(), new Balance(entry.balance(), entry.balanceAfter(), entry.entryNo()));
        }
        entries.addAll(decided.entries());
        refusals.addAll(decided.refusals());
        decided.users().forEach(credit -> credits.put(credit.key(), credit));
        past.putAll(decided.past());
        steps.addAll(decided.steps());
        for (LowEpisode episode : EpisodeStep.changed(decided.steps())) {
            Watched watched = new Watched(episode.balance(), episode.rule());
            if (episode.isOpen()) {
                open.put(watched, episode);
            } else {
                open.remove(watched);
            }
        }
    }

    private static Watched watchedBy(BalanceRule rule) {
        return new Watched(rule.balance(), rule.rule());
    }

    private static EntryId idOf(Entry entry) {
        return new EntryId(entry.balance().customer(), entry.id());
    }

    private static DecisionKey keyOf(Decision decision) {
        return switch (decision) {
            case Decision.Posted posted ->
                new DecisionKey(
                        posted.entry().balance().customer(), posted.entry().id(), posted.of());
            case Decision.Refused refused -> refused.key();
        };
    }

    private static <K, V> Map<K, V> only(Map<K, V> rows, Set<K> keys) {
        return rows.entrySet().stream()
                .filter(row -> keys.contains(row.getKey()))
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
