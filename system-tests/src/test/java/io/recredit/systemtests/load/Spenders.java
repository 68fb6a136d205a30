package io.recredit.systemtests.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.recredit.contracts.Amount;
import io.recredit.systemtests.harness.Carrier;
import io.recredit.systemtests.harness.Operator;
import io.recredit.systemtests.harness.RunningSystem;
import io.recredit.systemtests.harness.Service;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Accounts that send, and what must be true of them in the end, whatever happened meanwhile. Every second one has few
 * credits, so that there are charges and refusals.
 */
public final class Spenders {

    /** Far below the five minutes after which undecided messages are published again. */
    private static final Duration FINAL_WITHIN = Duration.ofMinutes(2);

    private final RunningSystem system;
    private final Operator operator;
    private final Map<String, Amount> credited;
    private final long carrierReceived;

    private Spenders(RunningSystem system, Map<String, Amount> credited) {
        this.system = system;
        this.operator = system.operator();
        this.credited = credited;
        this.carrierReceived = system.carrier().position();
    }

    /**
     * Opens accounts.
     *
     * @param few credits of every second account, in whole units
     */
    public static Spenders open(RunningSystem system, int accounts, int many, int few) {
        Operator operator = system.operator();
        Map<String, Amount> credited = IntStream.range(0, accounts)
                .boxed()
                .collect(Collectors.toMap(
                        i -> operator.opensAccount("acme"), i -> Amount.ofUnits(i % 2 == 0 ? many : few)));
        credited.forEach((account, amount) -> operator.credits(account, amount.toString()));
        return new Spenders(system, credited);
    }

    public List<String> accounts() {
        return credited.keySet().stream().sorted().toList();
    }

    /** How many of their charges billing has decided. */
    public long decided() {
        return Decided.in(system, accounts());
    }

    /** Messages whose decision send-service has heard of. */
    public long known() {
        return system.database(Service.SEND)
                .count(
                        "select count(*) from message where state <> 'accepted' and account = any(string_to_array(?, ','))",
                        names());
    }

    private String names() {
        return String.join(",", accounts());
    }

    /**
     * Waits until every message has its last state. Then: they are the acknowledged ones; each is charged once or refused;
     * none reached the carrier twice; who was charged and not served has the money back; the balances are what is left.
     */
    public void assertEachIsDecidedOnce(List<Promised> promised) {
        credited.keySet().forEach(account -> operator.finalMessagesOf(account, FINAL_WITHIN));
        Map<String, Long> accepted = acceptedByCarrier();
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
    private Map<String, Long> acceptedByCarrier() {
        Map<String, Long> parts = new HashMap<>();
        Set<String> seen = new HashSet<>();
        for (Carrier.Part part : system.carrier().since(carrierReceived)) {
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
