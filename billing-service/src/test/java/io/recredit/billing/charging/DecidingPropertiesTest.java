package io.recredit.billing.charging;

import static org.assertj.core.api.Assertions.assertThat;

import io.recredit.billing.allowance.PastPeriod;
import io.recredit.billing.allowance.Period;
import io.recredit.billing.allowance.UserCredit;
import io.recredit.billing.allowance.UserKey;
import io.recredit.billing.episode.BalanceRule;
import io.recredit.billing.episode.LowEpisode;
import io.recredit.billing.ledger.Balance;
import io.recredit.billing.ledger.BalanceKey;
import io.recredit.billing.ledger.Entry;
import io.recredit.billing.ledger.EntryKind;
import io.recredit.billing.ledger.MessageDetails;
import io.recredit.contracts.Amount;
import io.recredit.contracts.ChargeOutcome;
import io.recredit.contracts.OutcomeOf;
import io.recredit.contracts.RefusalReason;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;

/** What must hold for every log of charges and refunds, repeats, conflicts and invalid requests included. */
class DecidingPropertiesTest {

    private static final int TRIES = 300;

    @Property(tries = TRIES)
    void a_balance_is_never_below_zero_and_changes_by_the_sum_of_its_entries(
            @ForAll("logs") List<Request> log, @ForAll("beginnings") Logs.Beginning start) {
        Books books = start.books();
        books.decide(log, Logs.NOW);
        Map<BalanceKey, Long> running = new HashMap<>();
        for (Entry entry : books.entries) {
            long after = running.getOrDefault(entry.balance(), start.micros())
                    + entry.amount().micros();
            running.put(entry.balance(), after);
            assertThat(entry.balanceAfter().micros()).isEqualTo(after).isNotNegative();
        }
        books.balances.forEach((key, balance) ->
                assertThat(balance.amount().micros()).isEqualTo(running.getOrDefault(key, start.micros())));
    }

    @Property(tries = TRIES)
    void entries_and_answers_keep_the_order_of_the_log_and_numbers_have_no_gaps(
            @ForAll("logs") List<Request> log, @ForAll("beginnings") Logs.Beginning start) {
        Books books = start.books();
        BatchDecision decided = books.decide(log, Logs.NOW);
        assertThat(decided.answers()).map(DecidingPropertiesTest::keyOf).isEqualTo(keysOf(log));
        List<Decision> made = decided.answers().stream()
                .filter(answer -> answer instanceof Answer.Decided first && !first.repeated())
                .map(answer -> ((Answer.Decided) answer).decision())
                .toList();
        assertThat(made)
                .filteredOn(Decision.Posted.class::isInstance)
                .map(posted -> ((Decision.Posted) posted).entry())
                .isEqualTo(decided.entries());
        assertThat(made).filteredOn(Decision.Refused.class::isInstance).isEqualTo(List.copyOf(decided.refusals()));
        Map<BalanceKey, Long> numbers = new HashMap<>();
        decided.entries()
                .forEach(entry -> assertThat(entry.entryNo()).isEqualTo(numbers.merge(entry.balance(), 1L, Long::sum)));
    }

    @Property(tries = TRIES)
    void deciding_any_prefix_of_the_log_again_changes_nothing_and_answers_the_same(
            @ForAll("logs") List<Request> log,
            @ForAll("beginnings") Logs.Beginning start,
            @ForAll @IntRange(max = 60) int length) {
        Books books = start.books();
        List<Answer> first = books.decide(log, Logs.NOW).answers();
        int prefix = Math.min(length, log.size());
        BatchDecision again = books.decide(log.subList(0, prefix), Logs.NOW.plusSeconds(60));
        assertThat(List.of(again.entries(), again.refusals(), again.steps())).allMatch(Collection::isEmpty);
        assertThat(again.users()).isEmpty();
        assertThat(again.past()).isEmpty();
        assertThat(told(again.answers())).isEqualTo(told(first.subList(0, prefix)));
        assertThat(again.answers()).noneMatch(answer -> answer instanceof Answer.Decided made && !made.repeated());
    }

    @Property(tries = TRIES)
    void however_the_log_is_split_and_whatever_is_delivered_twice_the_result_is_the_same(
            @ForAll("logs") List<Request> log,
            @ForAll("beginnings") Logs.Beginning start,
            @ForAll @Size(max = 8) Set<@IntRange(max = 60) Integer> cuts,
            @ForAll @IntRange(max = 12) int goesBack) {
        Books whole = start.books();
        List<String> atOnce = told(whole.decide(log, Logs.NOW).answers());
        Books split = start.books();
        Map<Integer, String> inParts = new LinkedHashMap<>();
        int from = 0;
        for (int cut : new TreeSet<>(cuts)) {
            int to = Math.min(cut, log.size());
            decidePart(split, log, from, to, inParts);
            from = Math.max(0, to - goesBack);
        }
        decidePart(split, log, from, log.size(), inParts);
        assertThat(inParts.values()).containsExactlyElementsOf(atOnce);
        assertThat(split.entries).isEqualTo(whole.entries);
        assertThat(split.refusals).isEqualTo(whole.refusals);
        assertThat(split.steps).isEqualTo(whole.steps);
        assertThat(split.balances).isEqualTo(whole.balances);
        assertThat(split.credits).isEqualTo(whole.credits);
        assertThat(split.past).isEqualTo(whole.past);
        assertThat(split.open).isEqualTo(whole.open);
    }

    @Property(tries = TRIES)
    void a_charge_is_refunded_once_at_most_and_by_its_amount(
            @ForAll("logs") List<Request> log, @ForAll("beginnings") Logs.Beginning start) {
        Books books = start.books();
        books.decide(log, Logs.NOW);
        assertThat(amountsOf(books, EntryKind.CHARGE)).containsAllEntriesOf(amountsOf(books, EntryKind.REFUND));
    }

    @Property(tries = TRIES)
    void an_episode_is_open_if_and_only_if_its_rule_is_on_and_the_balance_below_its_level(
            @ForAll("logs") List<Request> log, @ForAll("beginnings") Logs.Beginning start) {
        Assume.that(start.micros() >= Logs.THRESHOLD); // Nobody has looked at what is low from the beginning.
        Books books = start.books();
        books.decide(log, Logs.NOW);
        for (BalanceRule rule : books.rules) {
            LowEpisode open = books.open.get(new Books.Watched(rule.balance(), rule.rule()));
            Amount level = open == null ? rule.threshold() : open.level();
            boolean low = books.amountOf(rule.balance()).isLessThan(level);
            assertThat(open != null).isEqualTo(rule.enabled() && low);
        }
    }

    @Property(tries = TRIES)
    void a_naive_biller_that_takes_one_request_at_a_time_agrees(
            @ForAll("logs") List<Request> log, @ForAll("beginnings") Logs.Beginning start) {
        Books books = start.books();
        NaiveBilling naive = new NaiveBilling(books.parties(), micros(books.balances), rulesOf(books), Logs.NOW);
        List<String> answers = told(books.decide(log, Logs.NOW).answers());
        assertThat(answers).isEqualTo(log.stream().map(naive::answer).toList());
        assertThat(micros(books.balances)).isEqualTo(naive.balances);
        assertThat(spent(books)).isEqualTo(naive.spent());
        assertThat(allowances(books)).isEqualTo(naive.allowances);
    }

    @Property(tries = TRIES)
    void no_charge_passes_a_limit_or_an_allowance_whatever_was_refunded_before(
            @ForAll("logs") List<Request> log, @ForAll("beginnings") Logs.Beginning start) {
        Books books = start.books();
        Map<UserKey, UserCredit> before = Map.copyOf(books.credits);
        books.decide(log, Logs.NOW);
        Map<PastPeriod, Long> spent = new HashMap<>();
        Map<UserKey, Long> allowances = new HashMap<>();
        for (Entry entry : books.entries) {
            MessageDetails message = Objects.requireNonNull(entry.message());
            if (message.user() == null) {
                continue;
            }
            UserKey user = new UserKey(entry.balance(), message.user());
            UserCredit rules = before.getOrDefault(user, books.creditOf(user));
            for (Period period : Period.ALL) {
                PastPeriod counted =
                        new PastPeriod(user, period, period.startIn(Objects.requireNonNull(message.periods())));
                long sum = spent.merge(counted, -entry.amount().micros(), Long::sum);
                Amount limit = limitOf(rules, period);
                assertThat(sum).isNotNegative();
                assertThat(entry.kind() == EntryKind.CHARGE && limit != null && sum > limit.micros())
                        .isFalse();
            }
            Amount granted = rules.allowance();
            if (granted != null && before.containsKey(user)) {
                allowances.putIfAbsent(user, granted.micros());
                long left = allowances.merge(user, entry.amount().micros(), Long::sum);
                assertThat(message.allowanceAfter()).isEqualTo(Amount.ofMicros(left));
                assertThat(left).isNotNegative();
            } else {
                assertThat(message.allowanceAfter()).isNull();
            }
        }
        assertThat(books.spent()).isEqualTo(spent);
        allowances.forEach(
                (user, left) -> assertThat(books.creditOf(user).allowance()).isEqualTo(Amount.ofMicros(left)));
    }

    private static @Nullable Amount limitOf(UserCredit credit, Period period) {
        return switch (period) {
            case DAY -> credit.limits().daily();
            case WEEK -> credit.limits().weekly();
            case MONTH -> credit.limits().monthly();
        };
    }

    /** In the words of the naive biller. */
    private static Map<String, Long> rulesOf(Books books) {
        Map<String, Long> rules = new TreeMap<>();
        books.credits.forEach((user, credit) -> {
            String who = user.user() + " " + user.balance().currency();
            for (Period period : Period.ALL) {
                Amount limit = limitOf(credit, period);
                if (limit != null) {
                    rules.put(who + " " + period, limit.micros());
                }
            }
            Amount allowance = credit.allowance();
            if (allowance != null) {
                rules.put(who, allowance.micros());
            }
        });
        return rules;
    }

    private static Map<String, Long> allowances(Books books) {
        Map<String, Long> allowances = new TreeMap<>();
        books.credits.forEach((user, credit) -> {
            Amount allowance = credit.allowance();
            if (allowance != null) {
                allowances.put(user.user() + " " + user.balance().currency(), allowance.micros());
            }
        });
        return allowances;
    }

    @Provide
    Arbitrary<Logs.Beginning> beginnings() {
        return Logs.beginnings();
    }

    @Provide
    Arbitrary<List<Request>> logs() {
        return Logs.requests();
    }

    private static void decidePart(Books books, List<Request> log, int from, int to, Map<Integer, String> answers) {
        List<String> told = told(books.decide(log.subList(from, to), Logs.NOW).answers());
        for (int i = 0; i < told.size(); i++) {
            String again = answers.put(from + i, told.get(i));
            assertThat(again).isIn(null, told.get(i));
        }
    }

    private static Map<DecisionKey, Amount> amountsOf(Books books, EntryKind kind) {
        return books.entries.stream()
                .filter(entry -> entry.kind() == kind)
                .collect(Collectors.toMap(
                        entry -> new DecisionKey(entry.balance().customer(), entry.id(), OutcomeOf.CHARGE),
                        entry -> kind == EntryKind.CHARGE ? entry.amount().negate() : entry.amount()));
    }

    private static List<DecisionKey> keysOf(List<Request> log) {
        return log.stream().map(Request::key).toList();
    }

    private static DecisionKey keyOf(Answer answer) {
        return switch (answer) {
            case Answer.Decided decided -> {
                ChargeOutcome outcome = Outcomes.outcomeOf(decided.decision());
                yield new DecisionKey(outcome.customer(), outcome.id(), outcome.of());
            }
            case Answer.Conflict conflict -> conflict.key();
        };
    }

    private static List<String> told(List<Answer> answers) {
        return answers.stream().map(DecidingPropertiesTest::told).toList();
    }

    private static String told(Answer answer) {
        if (!(answer instanceof Answer.Decided decided)) {
            return "conflict";
        }
        ChargeOutcome outcome = Outcomes.outcomeOf(decided.decision());
        RefusalReason reason = outcome.reason();
        Amount left = outcome.balanceLeft();
        return outcome.result().wireName()
                + (reason == null ? " " + outcome.amount().micros() : " " + reason.wireName())
                + (outcome.refusedBy() == null
                        ? ""
                        : " by " + outcome.refusedBy().wireName())
                + (left == null ? "" : ", left " + left.micros())
                + (outcome.entryNo() == null ? "" : ", entry " + outcome.entryNo());
    }

    private static Map<BalanceKey, Long> micros(Map<BalanceKey, Balance> balances) {
        return balances.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        balance -> balance.getValue().amount().micros()));
    }

    /** As the naive biller writes it; nothing spent is the same as never looked at. */
    private static Map<String, Long> spent(Books books) {
        Map<String, Long> spent = new TreeMap<>();
        books.spent()
                .forEach((key, micros) -> spent.put(
                        "%s %s %s %s"
                                .formatted(
                                        key.user().user(), key.user().balance().currency(), key.period(), key.start()),
                        micros));
        spent.values().removeIf(micros -> micros == 0);
        return spent;
    }
}
