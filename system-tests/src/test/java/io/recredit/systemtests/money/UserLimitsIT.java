package io.recredit.systemtests.money;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.recredit.contracts.Amount;
import io.recredit.localstack.client.Answer;
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
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** A user's rules, from the owner's request to the refused message. */
@SystemTest
class UserLimitsIT {

    private static final int SENDERS = 50;
    private static final int MESSAGES_EACH = 3;
    private static final int LIMIT = 40;

    @Test
    void fiftySendersAtOnceDoNotPassTheLimitAndARefusedMessageNamesIt(RunningSystem system) throws Exception {
        Operator operator = system.operator();
        String account = operator.opensAccount("acme");
        operator.credits(account, "1000");
        String user = operator.addsUser(account);
        RestClient owner = system.as(Person.OSCAR, Service.BILLING);
        String ofUser = "/v1/accounts/" + account + "/users/" + user;
        owner.put(ofUser + "/limits/CREDIT", Map.of("monthly", String.valueOf(LIMIT)));
        owner.post(
                ofUser + "/allowance-changes",
                Map.of("currency", "CREDIT", "amount", String.valueOf(LIMIT + 1), "reason", "a campaign"),
                Map.of("Idempotency-Key", UUID.randomUUID().toString()));

        List<JsonNode> messages = sendAtOnce(system.as(Person.SARA, Service.SEND), account, user);

        assertThat(messages).hasSize(SENDERS * MESSAGES_EACH);
        assertThat(messages)
                .filteredOn(message -> message.path("state").asText().equals("refused"))
                .hasSize(SENDERS * MESSAGES_EACH - LIMIT)
                .allMatch(message -> message.path("reason").asText().equals("user-limit")
                        && message.path("refusedBy").asText().equals("monthly-limit"));
        assertThat(operator.balanceOf(account)).isEqualTo(Amount.ofUnits(1000 - LIMIT));
        JsonNode allowance = owner.get(ofUser + "/allowances").path("items").path(0);
        assertThat(allowance.path("spent").path("month").asText()).isEqualTo(String.valueOf(LIMIT));
        assertThat(allowance.path("left").path("monthly").asText()).isEqualTo("0");
        assertThat(allowance.path("allowance").asText()).isEqualTo("1");
        JsonNode estimate = system.as(Person.SARA, Service.SEND)
                .post(
                        "/v1/accounts/" + account + "/estimates",
                        Map.of("text", "one more", "recipients", List.of(Numbers.french()), "user", user))
                .body();
        assertThat(estimate.path("sufficient").asBoolean(true)).isFalse();
        assertThat(estimate.path("refusedBy").asText()).isEqualTo("monthly-limit");
    }

    private static List<JsonNode> sendAtOnce(RestClient sara, String account, String user) throws Exception {
        List<Future<Answer>> running = new ArrayList<>();
        try (ExecutorService senders = Executors.newFixedThreadPool(SENDERS)) {
            for (int i = 0; i < SENDERS; i++) {
                running.add(senders.submit(() -> send(sara, account, user)));
            }
            List<JsonNode> messages = new ArrayList<>();
            for (Future<Answer> answer : running) {
                answer.get().body().path("messages").forEach(messages::add);
            }
            return messages;
        }
    }

    private static Answer send(RestClient sara, String account, String user) {
        List<Map<String, Object>> messages = new ArrayList<>();
        for (int i = 0; i < MESSAGES_EACH; i++) {
            messages.add(Map.of(
                    "to",
                    Numbers.french(),
                    "from",
                    "Recredit",
                    "text",
                    "Your code is 482913",
                    "purpose",
                    "otp",
                    "user",
                    user));
        }
        return sara.post(
                "/v1/accounts/" + account + "/messages", Map.of("messages", messages), Map.of("Prefer", "wait=20"));
    }
}
