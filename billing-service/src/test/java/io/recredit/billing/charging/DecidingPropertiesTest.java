package io.recredit.billing.charging;

import static org.assertj.core.api.Assertions.assertThat;

import io.recredit.billing.episode.BalanceRule;
import io.recredit.billing.episode.LowEpisode;
import io.recredit.billing.ledger.Balance;
import io.recredit.billing.ledger.BalanceKey;
import io.recredit.billing.ledger.Entry;
import io.recredit.billing.ledger.EntryKind;
import io.recredit.contracts.Amount;
import io.recredit.contracts.ChargeOutcome;
import io.recredit.contracts.OutcomeOf;
import io.recredit.contracts.RefusalReason;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** What must hold for every log of charges and refunds, repeats, conflicts and invalid requests included. */
class DecidingPropertiesTest {

    private static final int TRIES = 300;

    @Property(tries = TRIES)
    void a_balance_is_never_below_zero_and_changes_by_the_sum_of_its_entries(
            @ForAll("logs") List<Request> log, @ForAll @IntRange(max = 60) int start) {
        Books books = Logs.books(start);
        books.decide(log, Logs.NOW);
        Map<BalanceKey, Long> running = new HashMap<>();
        for (Entry entry : books.entries) {
            long after = running.getOrDefault(entry.balance(), (long) start)
                    + entry.amount().micros();
            running.put(entry.balance(), after);
            assertThat(entry.balanceAfter().micros()).isEqualTo(after).isNotNegative();
        }
        books.balances.forEach((key, balance) ->
                assertThat(balance.amount().micros()).isEqualTo(running.getOrDefault(key, (long) start)));
    }

    @Property(tries = TRIES)
    void entries_and_answers_keep_the_order_of_the_log_and_numbers_have_no_gaps(
            @ForAll("logs") List<Request> log, @ForAll @IntRange(max = 60) int start) {
        Books books = Logs.books(start);
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
            @ForAll @IntRange(max = 60) int start,
            @ForAll @IntRange(max = 60) int length) {
        Books books = Logs.books(start);
        List<Answer> first = books.decide(log, Logs.NOW).answers();
        int prefix = Math.min(length, log.size());
        BatchDecision again = books.decide(log.subList(0, prefix), Logs.NOW.plusSeconds(60));
        assertThat(List.of(again.entries(), again.refusals(), again.steps())).allMatch(Collection::isEmpty);
        assertThat(again.counters()).isEmpty();
        assertThat(told(again.answers())).isEqualTo(told(first.subList(0, prefix)));
        assertThat(again.answers()).noneMatch(answer -> answer instanceof Answer.Decided made && !made.repeated());
    }

    @Property(tries = TRIES)
    void however_the_log_is_split_and_whatever_is_delivered_twice_the_result_is_the_same(
            @ForAll("logs") List<Request> log,
            @ForAll @IntRange(max = 60) int start,
            @ForAll @Size(max = 8) Set<@IntRange(max = 60) Integer> cuts,
            @ForAll @IntRange(max = 12) int goesBack) {
        Books whole = Logs.books(start);
        List<String> atOnce = told(whole.decide(log, Logs.NOW).answers());
        Books split = Logs.books(start);
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
        assertThat(split.counters).isEqualTo(whole.counters);
        assertThat(split.open).isEqualTo(whole.open);
    }

    @Property(tries = TRIES)
    void a_charge_is_refunded_once_at_most_and_by_its_amount(
            @ForAll("logs") List<Request> log, @ForAll @IntRange(max = 60) int start) {
        Books books = Logs.books(start);
        books.decide(log, Logs.NOW);
        assertThat(amountsOf(books, EntryKind.CHARGE)).containsAllEntriesOf(amountsOf(books, EntryKind.REFUND));
    }

    @Property(tries = TRIES)
    void an_episode_is_open_if_and_only_if_its_rule_is_on_and_the_balance_below_its_level(
            @ForAll("logs") List<Request> log, @ForAll @IntRange(min = 20, max = 60) int start) {
        Books books = Logs.books(start);
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
            @ForAll("logs") List<Request> log, @ForAll @IntRange(max = 60) int start) {
        Books books = Logs.books(start);
        NaiveBilling naive = new NaiveBilling(books.parties(), micros(books.balances), Logs.NOW);
        List<String> answers = told(books.decide(log, Logs.NOW).answers());
        assertThat(answers).isEqualTo(log.stream().map(naive::answer).toList());
        assertThat(micros(books.balances)).isEqualTo(naive.balances);
        assertThat(spent(books)).isEqualTo(naive.spent);
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
                + (left == null ? "" : ", left " + left.micros())
                + (outcome.entryNo() == null ? "" : ", entry " + outcome.entryNo());
    }

    private static Map<BalanceKey, Long> micros(Map<BalanceKey, Balance> balances) {
        return balances.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        balance -> balance.getValue().amount().micros()));
    }

    /** As the naive biller writes it; a counter at zero is the same as none. */
    private static Map<String, String> spent(Books books) {
        Map<String, String> spent = new TreeMap<>();
        books.counters.forEach((key, sum) -> spent.put(
                "%s %s %s %s".formatted(key.user(), key.currency(), key.period(), key.start()),
                List.of(sum.micros(), sum.segments(), sum.messages()).toString()));
        spent.values().removeIf("[0, 0, 0]"::equals);
        return spent;
    }
}
