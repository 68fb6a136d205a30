package io.recredit.systemtests.money;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.recredit.contracts.Amount;
import io.recredit.contracts.Topics;
import io.recredit.localstack.carrier.Behaviour;
import io.recredit.localstack.client.Answer;
import io.recredit.localstack.client.RestClient;
import io.recredit.systemtests.harness.Await;
import io.recredit.systemtests.harness.Event;
import io.recredit.systemtests.harness.Hours;
import io.recredit.systemtests.harness.Numbers;
import io.recredit.systemtests.harness.Operator;
import io.recredit.systemtests.harness.Person;
import io.recredit.systemtests.harness.RunningSystem;
import io.recredit.systemtests.harness.Seed;
import io.recredit.systemtests.harness.Service;
import io.recredit.systemtests.harness.SystemTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Transfers, low episodes and refunds, from the first request to the last event. */
@SystemTest
class MoneyRulesIT {

    private static final int TRANSFERS = 120;
    private static final int PARALLEL = 12;
    private static final Duration SEEN_WITHIN = Duration.ofSeconds(60);

    @Test
    void transfersInBothDirectionsAtOnceKeepTheSum(RunningSystem system) throws Exception {
        Operator operator = system.operator();
        String left = operator.opensAccount("acme");
        String right = operator.opensAccount("acme");
        operator.credits(left, "40");
        operator.credits(right, "40.5");
        RestClient owner = system.as(Person.OSCAR, Service.BILLING);
        Random random = Seed.forPurpose("transfers");
        List<Transfer> transfers = IntStream.range(0, TRANSFERS)
                .mapToObj(i -> random.nextBoolean()
                        ? new Transfer(left, right, 1 + random.nextInt(12))
                        : new Transfer(right, left, 1 + random.nextInt(12)))
                .toList();

        List<Answer> answers = allAtOnce(owner, transfers);

        Amount expectedLeft = Amount.ofUnits(40);
        for (int i = 0; i < TRANSFERS; i++) {
            Transfer transfer = transfers.get(i);
            Answer answer = answers.get(i);
            if (answer.status() == 201) {
                Amount moved = Amount.ofUnits(transfer.amount);
                expectedLeft = transfer.from.equals(left) ? expectedLeft.minus(moved) : expectedLeft.plus(moved);
            } else {
                assertThat(answer.status()).isEqualTo(422);
                assertThat(answer.problem().slug()).isEqualTo("insufficient-balance");
            }
        }
        assertThat(answers).extracting(Answer::status).contains(201);
        assertThat(operator.balanceOf(left)).isEqualTo(expectedLeft);
        assertThat(operator.balanceOf(left).plus(operator.balanceOf(right))).isEqualTo(Amount.of("80.5"));
        assertThat(operator.creditLogOf(left))
                .allMatch(
                        entry -> !Amount.of(entry.path("balanceAfter").asText()).isNegative());
    }

    private record Transfer(String from, String to, int amount) {}

    private static List<Answer> allAtOnce(RestClient owner, List<Transfer> transfers) throws Exception {
        List<Future<Answer>> running = new ArrayList<>();
        try (ExecutorService executor = Executors.newFixedThreadPool(PARALLEL)) {
            for (Transfer transfer : transfers) {
                running.add(executor.submit(() -> transfer(owner, transfer)));
            }
            List<Answer> answers = new ArrayList<>();
            for (Future<Answer> answer : running) {
                answers.add(answer.get());
            }
            return answers;
        }
    }

    private static Answer transfer(RestClient owner, Transfer transfer) {
        return owner.exchange(
                "POST",
                "/v1/accounts/" + transfer.from + "/transfers",
                Map.of("currency", "CREDIT", "amount", String.valueOf(transfer.amount), "target", transfer.to),
                Map.of("Idempotency-Key", UUID.randomUUID().toString()));
    }

    @Test
    void aLowEpisodeIsOpenedByAChargeAndEndedByACreditAndBothAreEvents(RunningSystem system) {
        Operator operator = system.operator();
        String account = operator.opensAccount("acme");
        operator.credits(account, "10");
        RestClient owner = system.as(Person.OSCAR, Service.BILLING);
        owner.put(
                "/v1/accounts/" + account + "/alert-rules/CREDIT",
                Map.of(
                        "enabled",
                        true,
                        "threshold",
                        "10",
                        "emails",
                        List.of("oscar@acme.example"),
                        "hour",
                        Hours.farAway()));
        assertThat(episodes(owner, account, "open"))
                .as("at the threshold is not below")
                .isEmpty();

        send(system, account, Numbers.french());
        List<JsonNode> open = episodes(owner, account, "open");
        operator.credits(account, "1");

        assertThat(open).hasSize(1);
        assertThat(episodes(owner, account, "open")).isEmpty();
        List<JsonNode> ended = episodes(owner, account, "ended");
        assertThat(ended).hasSize(1);
        assertThat(ended.getFirst().path("id")).isEqualTo(open.getFirst().path("id"));
        List<Event> events = Await.until(
                "two events of the episode",
                SEEN_WITHIN,
                () -> system.broker()
                        .read(Topics.LOW_BALANCE, event -> event.key().equals(account)),
                seen -> seen.size() == 2);
        assertThat(events).extracting(event -> event.text("change")).containsExactly("opened", "ended");
        assertThat(events)
                .extracting(event -> event.text("episode"))
                .containsOnly(open.getFirst().path("id").asText());
        assertThat(events).extracting(event -> event.text("balance")).containsExactly("9", "10");
        assertThat(events)
                .extracting(event -> event.headers().get("ce_type"))
                .containsOnly("io.recredit.billing.low-balance.v1");
    }

    private static List<JsonNode> episodes(RestClient owner, String account, String state) {
        List<JsonNode> found = new ArrayList<>();
        owner.forEach("/v1/accounts/" + account + "/low-episodes?state=" + state, found::add);
        return found;
    }

    @Test
    void whatTheCarrierRefusesIsRefundedInFullAndOnce(RunningSystem system) {
        Operator operator = system.operator();
        String account = operator.opensAccount("acme");
        operator.credits(account, "5");

        send(system, account, Numbers.french());
        send(system, account, Numbers.frenchThat(Behaviour.REFUSED_DESTINATION));
        send(system, account, Numbers.frenchThat(Behaviour.REFUSED_SUBMIT));

        Await.until(
                "both refused messages are refunded",
                SEEN_WITHIN,
                () -> operator.balanceOf(account),
                balance -> balance.equals(Amount.ofUnits(4)));
        List<JsonNode> messages = Await.until(
                "the messages say so",
                SEEN_WITHIN,
                () -> operator.messagesOf(account),
                seen -> seen.stream()
                                .filter(message -> message.path("refunded").asBoolean())
                                .count()
                        == 2);
        assertThat(messages)
                .filteredOn(message -> message.path("refunded").asBoolean())
                .allMatch(message -> message.path("state").asText().equals("failed"));
        assertThat(operator.creditLogOf(account))
                .extracting(entry -> entry.path("kind").asText())
                .containsExactlyInAnyOrder("adjustment", "charge", "charge", "charge", "refund", "refund");
    }

    @Test
    void aFailedDeliveryIsRefundedOnlyWhereTheAccountAsksForIt(RunningSystem system) {
        Operator operator = system.operator();
        String refunded = operator.opensAccount("acme", Map.of("refundOnFailedDelivery", true));
        String kept = operator.opensAccount("acme", Map.of("refundOnFailedDelivery", false));
        List<String> accounts = List.of(refunded, kept);
        accounts.forEach(account -> operator.credits(account, "3"));

        accounts.forEach(account -> send(system, account, Numbers.frenchThat(Behaviour.UNDELIVERABLE)));

        accounts.forEach(account -> Await.until(
                "the receipt says that it failed",
                SEEN_WITHIN,
                () -> operator.messagesOf(account).getFirst().path("state").asText(),
                state -> state.equals("failed")));
        Await.until(
                "refunded",
                SEEN_WITHIN,
                () -> operator.balanceOf(refunded),
                balance -> balance.equals(Amount.ofUnits(3)));
        assertThat(operator.balanceOf(kept)).isEqualTo(Amount.ofUnits(2));
    }

    @Test
    void aRepeatedRequestGivesTheSameMessagesAndOneCharge(RunningSystem system) {
        Operator operator = system.operator();
        String account = operator.opensAccount("acme");
        operator.credits(account, "5");
        RestClient sara = system.as(Person.SARA, Service.SEND);
        Map<String, Object> body = Map.of("messages", List.of(message(Numbers.french())));
        Map<String, String> headers = Map.of("Idempotency-Key", "order-4711", "Prefer", "wait=20");

        Answer first = sara.post("/v1/accounts/" + account + "/messages", body, headers);
        Answer second = sara.post("/v1/accounts/" + account + "/messages", body, headers);

        assertThat(first.header("Idempotency-Replayed")).isEmpty();
        assertThat(second.header("Idempotency-Replayed")).contains("true");
        assertThat(second.body().findValuesAsText("id")).isEqualTo(first.body().findValuesAsText("id"));
        assertThat(operator.messagesOf(account)).hasSize(1);
        assertThat(operator.balanceOf(account)).isEqualTo(Amount.ofUnits(4));
    }

    private static Map<String, String> message(String to) {
        return Map.of("to", to, "from", "Recredit", "text", "Your code is 482913", "purpose", "otp");
    }

    private static void send(RunningSystem system, String account, String to) {
        Answer answer = system.as(Person.SARA, Service.SEND)
                .post(
                        "/v1/accounts/" + account + "/messages",
                        Map.of("messages", List.of(message(to))),
                        Map.of("Prefer", "wait=20"));
        assertThat(answer.body().path("messages").path(0).path("state").asText())
                .as("decided when the answer comes")
                .isNotEqualTo("accepted")
                .isNotEqualTo("refused");
    }
}
