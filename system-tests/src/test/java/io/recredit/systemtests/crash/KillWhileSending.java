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
    private static final Duration DECIDED_WITHIN = Duration.ofSeconds(60);

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
            long done = progressOf(load, accounts);
            int more = BETWEEN_KILLS / 10 + random.nextInt(BETWEEN_KILLS / 2);
            load.allow(BETWEEN_KILLS);
            Await.until(victim + " works", WORKS_WITHIN, () -> progressOf(load, accounts) >= done + more);
            killAndStart(load, accounts);
        }
        List<Promised> promised = load.finish();

        assertEveryMessageIsDecidedOnce(promised, credited);
        assertNothingWasSentTwice(promised, received);
    }

    private static Amount units(long units) {
        return Amount.ofUnits(units);
    }

    /** What the victim has done: decided messages, or acknowledged ones. */
    private long progressOf(Load load, List<String> accounts) {
        return switch (victim) {
            case SEND -> load.acknowledged();
            case BILLING, ACCOUNT -> Decided.in(system, accounts);
        };
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
            case BILLING, ACCOUNT -> undecided() > 0;
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

    private void assertEveryMessageIsDecidedOnce(List<Promised> promised, Map<String, Amount> credited) {
        for (Map.Entry<String, Amount> account : credited.entrySet()) {
            List<JsonNode> messages = operator.settledMessagesOf(account.getKey(), DECIDED_WITHIN);
            List<JsonNode> log = operator.creditLogOf(account.getKey());

            assertThat(idsOf(messages))
                    .as("messages of %s are the acknowledged ones, each once", account.getKey())
                    .containsExactlyInAnyOrderElementsOf(promised.stream()
                            .filter(message -> message.account().equals(account.getKey()))
                            .map(Promised::id)
                            .toList());
            assertThat(log.stream().filter(entry -> kindOf(entry).equals("charge")))
                    .extracting(charge -> charge.path("messageId").asText())
                    .as("charged messages of %s, each once", account.getKey())
                    .containsExactlyInAnyOrderElementsOf(idsOf(messages.stream()
                            .filter(message -> !message.path("state").asText().equals("refused"))
                            .toList()));
            Amount taken = log.stream()
                    .filter(entry -> !kindOf(entry).equals("adjustment"))
                    .map(entry -> Amount.of(entry.path("amount").asText()))
                    .reduce(Amount.ZERO, Amount::plus);
            assertThat(operator.balanceOf(account.getKey()))
                    .isEqualTo(account.getValue().plus(taken));
        }
    }

    private static String kindOf(JsonNode entry) {
        return entry.path("kind").asText();
    }

    private static List<String> idsOf(List<JsonNode> messages) {
        return messages.stream().map(message -> message.path("id").asText()).toList();
    }

    private void assertNothingWasSentTwice(List<Promised> promised, long since) {
        Set<String> ours = promised.stream().map(Promised::to).collect(Collectors.toSet());
        Set<String> seen = new HashSet<>();
        for (Carrier.Part part : system.carrier().since(since)) {
            if (part.accepted() && ours.contains(plus(part.to()))) {
                assertThat(seen.add(plus(part.to()) + " part " + part.part()))
                        .as("part %d of the message to %s reached the carrier a second time", part.part(), part.to())
                        .isTrue();
            }
        }
        assertThat(seen).as("what the carrier received").isNotEmpty();
    }

    private static String plus(String number) {
        return number.startsWith("+") ? number : "+" + number;
    }
}
