package io.recredit.billing.charging;

import static org.assertj.core.api.Assertions.assertThat;

import io.recredit.billing.episode.EpisodeStep;
import io.recredit.billing.episode.LowEpisode;
import io.recredit.billing.ledger.Entry;
import io.recredit.billing.ledger.EntryKind;
import io.recredit.contracts.Amount;
import io.recredit.contracts.ChargeRequested;
import io.recredit.contracts.Ids;
import io.recredit.contracts.LowRule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;

/** What must hold for every log of charges and refunds, repeats and conflicts included. */
class DecidingPropertiesTest {

    private static final int MESSAGES = 12;
    private static final Instant NOW = Instant.now();
    private static final UUID[] IDS =
            IntStream.range(0, MESSAGES).mapToObj(i -> Ids.next()).toArray(UUID[]::new);

    /** One line of a log: which message, charged or refunded, for how much, and whether for the user. */
    record Line(int message, boolean refund, long micros, boolean forUser) {}

    @Property(tries = 400)
    void the_balance_is_the_sum_of_the_entries_and_never_below_zero(
            @ForAll("logs") List<Line> log, @ForAll @IntRange(max = 40) int balance) {
        World world = new World(Amount.ofMicros(balance));
        world.decide(requests(world, log), NOW);
        long running = balance;
        long number = 0;
        for (Entry entry : world.entries) {
            running += entry.amount().micros();
            number++;
            assertThat(entry.balanceAfter().micros()).isEqualTo(running).isNotNegative();
            assertThat(entry.entryNo()).isEqualTo(number);
        }
        assertThat(world.balance().micros()).isEqualTo(running);
    }

    @Property(tries = 400)
    void deciding_a_log_again_changes_nothing_and_answers_the_same(
            @ForAll("logs") List<Line> log, @ForAll @IntRange(max = 40) int balance) {
        World world = new World(Amount.ofMicros(balance)).with(LowRule.ALERT, "0.00002");
        BatchDecision first = world.decide(requests(world, log), NOW);
        BatchDecision again = world.decide(requests(world, log), NOW.plusSeconds(60));
        assertThat(again.entries()).isEmpty();
        assertThat(again.refusals()).isEmpty();
        assertThat(again.counters()).isEmpty();
        assertThat(again.episodes().steps()).isEmpty();
        assertThat(outcomes(again)).isEqualTo(outcomes(first));
    }

    @Property(tries = 400)
    void how_the_log_is_split_into_batches_makes_no_difference(
            @ForAll("logs") List<Line> log,
            @ForAll @IntRange(max = 40) int balance,
            @ForAll @IntRange(min = 1, max = 9) int batchSize) {
        World whole = watched(balance);
        World split = watched(balance);
        List<String> atOnce = outcomes(whole.decide(requests(whole, log), NOW));
        List<String> inParts = new ArrayList<>();
        for (int start = 0; start < log.size(); start += batchSize) {
            List<Line> batch = log.subList(start, Math.min(log.size(), start + batchSize));
            inParts.addAll(outcomes(split.decide(requests(split, batch), NOW)));
        }
        assertThat(inParts).isEqualTo(atOnce);
        assertThat(steps(split)).isEqualTo(steps(whole));
        assertThat(spent(split)).isEqualTo(spent(whole));
    }

    @Property(tries = 400)
    void a_charge_is_refunded_once_at_most_and_by_its_amount(
            @ForAll("logs") List<Line> log, @ForAll @IntRange(max = 40) int balance) {
        World world = new World(Amount.ofMicros(balance));
        world.decide(requests(world, log), NOW);
        Map<UUID, Amount> charged = world.entries.stream()
                .filter(entry -> entry.kind() == EntryKind.CHARGE)
                .collect(Collectors.toMap(Entry::id, entry -> entry.amount().negate()));
        Map<UUID, Amount> refunded = world.entries.stream()
                .filter(entry -> entry.kind() == EntryKind.REFUND)
                .collect(Collectors.toMap(Entry::id, Entry::amount));
        assertThat(charged).containsAllEntriesOf(refunded);
    }

    @Property(tries = 400)
    void an_episode_is_open_if_and_only_if_the_balance_is_below_its_level(
            @ForAll("logs") List<Line> log, @ForAll @IntRange(max = 40) int balance) {
        World world = watched(Math.max(balance, 20));
        world.decide(requests(world, log), NOW);
        boolean alertWanted = world.balance().isLessThan(Amount.ofMicros(20));
        assertThat(world.open(LowRule.ALERT).isPresent()).isEqualTo(alertWanted);
        assertThat(world.open(LowRule.AUTO_TOPUP).map(LowEpisode::level))
                .satisfies(level -> assertThat(level.isPresent())
                        .isEqualTo(world.balance().isLessThan(level.orElse(Amount.ofMicros(20)))));
    }

    @Provide
    Arbitrary<List<Line>> logs() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, MESSAGES - 1),
                        Arbitraries.of(false, false, true),
                        Arbitraries.frequency(Tuple.of(6, 3L), Tuple.of(2, 20L), Tuple.of(1, 0L)),
                        Arbitraries.of(true, false))
                .as(Line::new)
                .list()
                .ofMaxSize(60);
    }

    private static World watched(int balance) {
        return new World(Amount.ofMicros(balance))
                .with(LowRule.ALERT, "0.00002")
                .with(LowRule.AUTO_TOPUP, "0.00002");
    }

    private static List<Request> requests(World world, List<Line> log) {
        return log.stream().map(line -> requestOf(world, line)).toList();
    }

    private static Request requestOf(World world, Line line) {
        UUID user = line.forUser() ? world.user : null;
        String amount = Amount.ofMicros(line.micros()).toString();
        ChargeRequested charge = world.account.charge(IDS[line.message()], user, amount);
        return line.refund() ? Request.Refund.of(world.account.refund(charge)) : Request.Charge.of(charge);
    }

    private static List<String> outcomes(BatchDecision decided) {
        return decided.answers().stream()
                .map(answer -> switch (answer) {
                    case Answer.Decided made ->
                        Outcomes.outcomeOf(made.decision()).toString();
                    case Answer.Conflict conflict -> "conflict " + conflict.key();
                })
                .toList();
    }

    private static List<String> steps(World world) {
        return world.steps.stream().map(DecidingPropertiesTest::withoutId).toList();
    }

    private static String withoutId(EpisodeStep step) {
        return step.change() + " " + step.episode().rule() + " "
                + step.episode().level() + " " + step.episode().sequence() + " " + step.balance() + " " + step.cause();
    }

    private static Map<Period, Spending> spent(World world) {
        return world.counters.entrySet().stream()
                .collect(Collectors.toMap(counter -> counter.getKey().period(), Map.Entry::getValue));
    }
}
