package io.recredit.systemtests.money;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.recredit.contracts.Amount;
import io.recredit.localstack.client.RestClient;
import io.recredit.systemtests.harness.Numbers;
import io.recredit.systemtests.harness.Operator;
import io.recredit.systemtests.harness.Person;
import io.recredit.systemtests.harness.RunningSystem;
import io.recredit.systemtests.harness.Service;
import io.recredit.systemtests.harness.SystemTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** 50 senders at once want more than one account has. */
@SystemTest
class DrainToZeroIT {

    private static final int SENDERS = 50;
    private static final int REQUESTS_EACH = 4;

    /** At 0.7 credits each, the price of Italy: 63 credits. */
    private static final int AFFORDABLE = 90;

    @Test
    void exactlyTheAffordableMessagesAreChargedAndTheBalanceEndsAtZero(RunningSystem system) throws Exception {
        Operator operator = system.operator();
        String account = operator.opensAccount("acme");
        operator.credits(account, Amount.of("0.7").times(AFFORDABLE).toString());

        List<JsonNode> decided = sendFromAllAtOnce(system, account);

        assertThat(decided).hasSize(SENDERS * REQUESTS_EACH);
        assertThat(decided)
                .filteredOn(message -> !message.path("state").asText().equals("refused"))
                .as("charged messages")
                .hasSize(AFFORDABLE);
        assertThat(decided)
                .filteredOn(message -> message.path("state").asText().equals("refused"))
                .as("refused messages")
                .hasSize(SENDERS * REQUESTS_EACH - AFFORDABLE)
                .allMatch(message -> message.path("reason").asText().equals("insufficient-balance"));
        assertThat(operator.balanceOf(account)).isEqualTo(Amount.ZERO);
        assertTheLogNeverGoesBelowZero(operator.creditLogOf(account));
    }

    private static List<JsonNode> sendFromAllAtOnce(RunningSystem system, String account) throws Exception {
        CountDownLatch start = new CountDownLatch(1);
        List<Future<List<JsonNode>>> senders = new ArrayList<>();
        try (ExecutorService executor = Executors.newFixedThreadPool(SENDERS)) {
            for (int sender = 0; sender < SENDERS; sender++) {
                RestClient send = system.as(Person.SARA, Service.SEND);
                senders.add(executor.submit((Callable<List<JsonNode>>) () -> {
                    start.await();
                    return sendSome(send, account);
                }));
            }
            start.countDown();
            List<JsonNode> decided = new ArrayList<>();
            for (Future<List<JsonNode>> sender : senders) {
                decided.addAll(sender.get());
            }
            return decided;
        }
    }

    private static List<JsonNode> sendSome(RestClient send, String account) {
        List<JsonNode> answers = new ArrayList<>();
        for (int request = 0; request < REQUESTS_EACH; request++) {
            var answer = send.post(
                    "/v1/accounts/" + account + "/messages",
                    Map.of(
                            "messages",
                            List.of(Map.of(
                                    "to", Numbers.italian(),
                                    "from", "Recredit",
                                    "text", "Il tuo codice: 482913",
                                    "purpose", "otp"))),
                    Map.of(
                            "Prefer",
                            "wait=30",
                            "Idempotency-Key",
                            UUID.randomUUID().toString()));
            assertThat(answer.status()).isEqualTo(202);
            assertThat(answer.header("Preference-Applied")).contains("wait=30");
            answers.add(answer.body().path("messages").path(0));
        }
        return answers;
    }

    /** Newest first: 0 at the end, never below, gapless numbers, each balance the one before plus the amount. */
    private static void assertTheLogNeverGoesBelowZero(List<JsonNode> newestFirst) {
        assertThat(newestFirst).hasSize(AFFORDABLE + 1);
        Amount balance = Amount.ZERO;
        long entryNo = 0;
        for (JsonNode entry : newestFirst.reversed()) {
            balance = balance.plus(Amount.of(entry.path("amount").asText()));
            entryNo++;
            assertThat(Amount.of(entry.path("balanceAfter").asText())).isEqualTo(balance);
            assertThat(entry.path("entryNo").asLong()).isEqualTo(entryNo);
            assertThat(balance.isNegative()).isFalse();
        }
        assertThat(balance).isEqualTo(Amount.ZERO);
    }
}
