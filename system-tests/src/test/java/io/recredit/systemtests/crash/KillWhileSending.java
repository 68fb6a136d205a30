package io.recredit.systemtests.crash;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.recredit.contracts.Amount;
import io.recredit.systemtests.harness.Await;
import io.recredit.systemtests.harness.Carrier;
import io.recredit.systemtests.harness.Operator;
import io.recredit.systemtests.harness.RunningSystem;
import io.recredit.systemtests.harness.Seed;
import io.recredit.systemtests.harness.Service;
import io.recredit.systemtests.load.Load;
import io.recredit.systemtests.load.Promised;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A load of messages during which one service is killed several times at random moments and started again; then what
 * must be true of it all. Half of the accounts run dry on the way, so that there are charges and refusals.
 */
final class KillWhileSending {

    private static final int ACCOUNTS = 4;
    private static final int MESSAGES = 3000;
    private static final int KILLS = 3;
    private static final int BETWEEN_KILLS = 700;
    private static final int DURING_OUTAGE = 200;

    private static final Duration WORK_COMES_WITHIN = Duration.ofSeconds(10);

    /** Start-up, and the time after which Kafka gives a killed consumer's partitions away. */
    private static final Duration WORKS_WITHIN = Duration.ofSeconds(40);

    /** Far below the five minutes after which undecided messages are published again. */
    private static final Duration FINAL_WITHIN = Duration.ofMinutes(2);

    private final RunningSystem system;
    private final Operator operator;
    private final Service victim;
    private final Random random;

    KillWhileSending(RunningSystem system, Service victim) {
        this.system = system;
        this.operator = system.operator();
        this.victim = victim;
        this.random = Seed.forPurpose("kill " + victim);
    }

    void run() {
        List<String> accounts = IntStream.range(0, ACCOUNTS)
                .mapToObj(i -> operator.opensAccount("acme"))
                .toList();
        Map<String, Amount> credited = accounts.stream()
                .collect(Collectors.toMap(
                        account -> account, account -> accounts.indexOf(account) % 2 == 0 ? units(5000) : units(300)));
        credited.forEach((account, amount) -> operator.credits(account, amount.toString()));
        long received = system.carrier().position();

        Load load = Load.prepare(system, accounts, MESSAGES, random);
        for (int kill = 0; kill < KILLS; kill++) {
            boolean beforeItIsPublished = kill % 2 == 0;
            long done = progressOf(load, accounts, beforeItIsPublished);
            int more = BETWEEN_KILLS / 10 + random.nextInt(BETWEEN_KILLS / 2);
            load.allow(BETWEEN_KILLS);
            Await.until(
                    victim + " works",
                    WORKS_WITHIN,
                    () -> progressOf(load, accounts, beforeItIsPublished) >= done + more);
            killAndStart(load, accounts);
        }
        List<Promised> promised = load.finish();

        accounts.forEach(account -> operator.finalMessagesOf(account, FINAL_WITHIN));
        Map<String, Long> accepted = acceptedByCarrier(received);
        credited.forEach((account, amount) -> {
            List<JsonNode> messages = operator.finalMessagesOf(account, FINAL_WITHIN);
            assertTheyAreTheAcknowledged(messages, promised, account);
            assertEachIsChargedOnceOrRefused(account, messages);
            assertWhoIsNotServedDoesNotPay(messages, accepted);
            assertThat(operator.balanceOf(account))
                    .as("balance of %s", account)
                    .isEqualTo(amount.minus(paidFor(messages)));
        });
    }

    private static Amount units(long units) {
        return Amount.ofUnits(units);
    }

    /** What the victim has done: acknowledged messages, or those decided, some of which nobody knows of yet. */
    private long progressOf(Load load, List<String> accounts, boolean beforeItIsPublished) {
        return switch (victim) {
            case SEND -> load.acknowledged();
            case BILLING, ACCOUNT, NOTIFICATION -> beforeItIsPublished ? Decided.in(system, accounts) : known(accounts);
        };
    }

    /** Messages whose decision send-service has heard of. */
    private long known(List<String> accounts) {
        return system.database(Service.SEND)
                .count(
                        "select count(*) from message where state <> 'accepted' and account = any(string_to_array(?, ','))",
                        String.join(",", accounts));
    }

    /** The kill is real and in the middle: there was work before it, and work comes while the service is away. */
    private void killAndStart(Load load, List<String> accounts) {
        long pid = system.pid(victim);
        int repeatedBefore = load.repeated();

        system.kill(victim);

        assertThat(ProcessHandle.of(pid).filter(ProcessHandle::isAlive)).isEmpty();
        long decided = Decided.in(system, accounts);
        assertThat(decided).as("decided before the kill of %s", victim).isPositive();
        load.allow(DURING_OUTAGE);
        Await.until("work comes while " + victim + " is away", WORK_COMES_WITHIN, () -> switch (victim) {
            case SEND -> load.repeated() > repeatedBefore;
            case BILLING, ACCOUNT, NOTIFICATION -> undecided() > 0;
        });
        System.out.printf(
                "%s (process %d) killed: %d messages acknowledged, %d decided, %d undecided%n",
                victim, pid, load.acknowledged(), decided, undecided());
        system.start(victim);
        assertThat(system.pid(victim)).isNotEqualTo(pid);
    }

    private long undecided() {
        return system.database(Service.SEND).count("select count(*) from message where state = 'accepted'");
    }

    private static void assertTheyAreTheAcknowledged(List<JsonNode> messages, List<Promised> promised, String account) {
        assertThat(idsOf(messages))
                .as("messages of %s are the acknowledged ones, each once", account)
                .containsExactlyInAnyOrderElementsOf(promised.stream()
                        .filter(message -> message.account().equals(account))
                        .map(Promised::id)
                        .toList());
    }

    private void assertEachIsChargedOnceOrRefused(String account, List<JsonNode> messages) {
        assertThat(operator.creditLogOf(account).stream()
                        .filter(entry -> entry.path("kind").asText().equals("charge")))
                .extracting(charge -> charge.path("messageId").asText())
                .as("charges of %s", account)
                .containsExactlyInAnyOrderElementsOf(idsOf(messages.stream()
                        .filter(message -> !stateOf(message).equals("refused"))
                        .toList()));
    }

    /** Delivered is what the carrier took whole; everything else that was charged is refunded. */
    private static void assertWhoIsNotServedDoesNotPay(List<JsonNode> messages, Map<String, Long> accepted) {
        for (JsonNode message : messages) {
            long parts = accepted.getOrDefault(message.path("to").asText(), 0L);
            boolean served = parts == message.path("segments").asLong();
            assertThat(stateOf(message))
                    .as("%d parts reached the carrier of %s", parts, message)
                    .isIn(served ? List.of("delivered") : List.of("failed", "refused"));
            assertThat(message.path("refunded").asBoolean())
                    .as("%s", message)
                    .isEqualTo(stateOf(message).equals("failed"));
        }
    }

    private static Amount paidFor(List<JsonNode> messages) {
        return messages.stream()
                .filter(message -> stateOf(message).equals("delivered"))
                .map(message -> Amount.of(message.path("price").asText()))
                .reduce(Amount.ZERO, Amount::plus);
    }

    private static List<String> idsOf(List<JsonNode> messages) {
        return messages.stream().map(message -> message.path("id").asText()).toList();
    }

    private static String stateOf(JsonNode message) {
        return message.path("state").asText();
    }

    /** Parts by number; the same part of a message must not have come twice. Each number is that of one message. */
    private Map<String, Long> acceptedByCarrier(long since) {
        Map<String, Long> parts = new HashMap<>();
        Set<String> seen = new HashSet<>();
        for (Carrier.Part part : system.carrier().since(since)) {
            String number = part.to().startsWith("+") ? part.to() : "+" + part.to();
            if (part.accepted()) {
                assertThat(seen.add(number + " part " + part.part()))
                        .as("part %d of the message to %s reached the carrier a second time", part.part(), number)
                        .isTrue();
                parts.merge(number, 1L, Long::sum);
            }
        }
        return parts;
    }
}
