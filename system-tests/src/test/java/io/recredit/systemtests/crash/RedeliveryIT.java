package io.recredit.systemtests.crash;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import io.recredit.contracts.Topics;
import io.recredit.systemtests.harness.Broker;
import io.recredit.systemtests.harness.Operator;
import io.recredit.systemtests.harness.RunningSystem;
import io.recredit.systemtests.harness.Seed;
import io.recredit.systemtests.harness.Service;
import io.recredit.systemtests.harness.SystemTest;
import io.recredit.systemtests.load.Answers;
import io.recredit.systemtests.load.Load;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

/** The charge topic delivered again from an earlier offset: the same answers again, and not one entry more. */
@SystemTest
class RedeliveryIT {

    private static final int MESSAGES = 400;
    private static final Duration DECIDED_WITHIN = Duration.ofSeconds(120);

    @Test
    void theSameOutcomesAreGivenAgainAndNoEntryIsAdded(RunningSystem system) {
        Operator operator = system.operator();
        Broker broker = system.broker();
        String group = system.billingGroup();
        Map<TopicPartition, Long> beforeTheLoad = broker.ends(Topics.CHARGES);
        List<String> accounts = List.of(operator.opensAccount("acme"), operator.opensAccount("acme"));
        accounts.forEach(account -> operator.credits(account, "150"));
        Load load = Load.prepare(system, accounts, MESSAGES, Seed.forPurpose("redelivery"));
        load.finish();
        accounts.forEach(account -> operator.settledMessagesOf(account, DECIDED_WITHIN));
        Answers answers = new Answers(system, accounts);
        answers.awaitAllHandled();
        Map<String, Set<String>> firstAnswers = answers.byMessage(Map.of());
        Map<TopicPartition, Long> endOfFirstAnswers = broker.ends(Topics.CHARGE_OUTCOMES);
        List<List<String>> ledger = answers.ledger();
        assertThat(firstAnswers.values().stream().flatMap(Set::stream))
                .as("both charged and refused")
                .anyMatch(body -> body.contains("\"charged\""))
                .anyMatch(body -> body.contains("\"insufficient-balance\""));

        system.stop(Service.BILLING);
        broker.reset(group, beforeTheLoad);
        assertThat(broker.lag(group, Topics.CHARGES)).isGreaterThanOrEqualTo(firstAnswers.size());
        system.start(Service.BILLING);
        answers.awaitAllHandled();

        Map<String, Set<String>> secondAnswers = answers.byMessage(endOfFirstAnswers);
        assertThat(secondAnswers)
                .as("answers by message, byte for byte")
                .hasSizeGreaterThanOrEqualTo(MESSAGES)
                .isEqualTo(firstAnswers);
        assertThat(answers.ledger()).as("entries, refusals and balances").isEqualTo(ledger);
    }

    /** Billing dies at random moments while episodes open and end all the time. */
    @Test
    void noEventThatACrashHeldBackIsLost(RunningSystem system) {
        EpisodesUnderLoad episodes = new EpisodesUnderLoad(system);

        episodes.run();

        Map<String, List<String>> eventsByEpisode = new HashMap<>(
                system
                        .broker()
                        .read(Topics.LOW_BALANCE, event -> episodes.accounts().contains(event.key()))
                        .stream()
                        .collect(groupingBy(
                                event -> event.text("episode"),
                                mapping(event -> event.text("sequence") + " " + event.text("change"), toList()))));
        List<List<String>> rows = system.database(Service.BILLING)
                .rows(
                        "select id, state, sequence from low_episode where account = any(string_to_array(?, ','))",
                        String.join(",", episodes.accounts()));
        assertThat(rows).as("episodes").hasSizeGreaterThan(EpisodesUnderLoad.KILLS);
        for (List<String> row : rows) {
            List<String> events = eventsByEpisode.getOrDefault(row.get(0), List.of());
            assertThat(Set.copyOf(events)).as("events of episode %s", row).contains("1 opened");
            if (row.get(1).equals("ended")) {
                assertThat(Set.copyOf(events)).as("events of episode %s", row).contains(row.get(2) + " ended");
            }
            assertThat(Set.copyOf(events))
                    .as("one event for each step of %s", row)
                    .hasSize(Integer.parseInt(row.get(2)));
        }
        assertThat(rows.stream().map(List::getFirst))
                .as("episodes on the topic are those in the ledger")
                .containsAll(eventsByEpisode.keySet());
    }
}
