package io.recredit.systemtests.load;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import io.recredit.contracts.Amount;
import io.recredit.contracts.Topics;
import io.recredit.systemtests.harness.Await;
import io.recredit.systemtests.harness.Database;
import io.recredit.systemtests.harness.Event;
import io.recredit.systemtests.harness.RunningSystem;
import io.recredit.systemtests.harness.Service;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;

/** What billing has answered, and what it has written down. */
public final class Answers {

    private static final Duration HANDLED_WITHIN = Duration.ofSeconds(120);

    private final RunningSystem system;
    private final List<String> accounts;

    public Answers(RunningSystem system, List<String> accounts) {
        this.system = system;
        this.accounts = List.copyOf(accounts);
    }

    /** The outcomes of the accounts that lie behind a position of the topic; from its beginning if that is empty. */
    public List<Event> since(Map<TopicPartition, Long> start) {
        return system.broker().readFrom(start, Topics.CHARGE_OUTCOMES, event -> accounts.contains(event.key()));
    }

    /** The different answers that each message got; a set of one each, if all is well. */
    public Map<String, Set<String>> byMessage(Map<TopicPartition, Long> start) {
        return since(start).stream()
                .collect(groupingBy(event -> event.text("id") + " " + event.text("of"), mapping(Event::body, toSet())));
    }

    /** What the answers to charges say: message, result, place in the log, and balance left in millionths. */
    public Set<List<String>> told(Map<TopicPartition, Long> start) {
        return since(start).stream()
                .filter(event -> event.text("of").equals("charge"))
                .map(event -> List.of(
                        event.text("id"),
                        event.text("result"),
                        event.text("entryNo"),
                        Long.toString(Amount.of(event.text("balanceLeft")).micros())))
                .collect(toSet());
    }

    /** The same, as entries and refusals say it. */
    public List<List<String>> written() {
        String names = String.join(",", accounts);
        return system.database(Service.BILLING).rows("""
                select id, 'charged', entry_no, balance_after_micros from entry
                where kind = 'charge' and account = any(string_to_array(?, ','))
                union all
                select id, 'refused', null, balance_left_micros from refusal
                where of = 'charge' and account = any(string_to_array(?, ','))""", names, names);
    }

    /** Numbers that change when anything in the ledger does, whichever account it is of. */
    public List<List<String>> ledger() {
        Database billing = system.database(Service.BILLING);
        return List.of(
                billing.rows("select count(*), coalesce(sum(amount_micros), 0), max(decided_at) from entry")
                        .getFirst(),
                billing.rows("select count(*), max(decided_at) from refusal").getFirst(),
                billing.rows("select count(*), sum(balance_micros), sum(last_entry_no) from balance")
                        .getFirst(),
                billing.rows("select count(*), sum(sequence) from low_episode").getFirst());
    }

    /** Waits until billing has committed the offsets of all charges. */
    public void awaitAllHandled() {
        Await.until(
                "billing has handled all charges",
                HANDLED_WITHIN,
                () -> system.broker().lag(system.billingGroup(), Topics.CHARGES),
                lag -> lag == 0);
    }
}
