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
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** 100 credits are 100 messages to France, 142 to Italy with 0.6 left, or 1,000 to India: foreseen, estimated and sent. */
@SystemTest
class WhatCreditsAreGoodForIT {

    private static final int PER_REQUEST = 500;

    private record Destination(String country, Supplier<String> number, int messages, String price, String left) {}

    static Stream<Destination> destinations() {
        return Stream.of(
                new Destination("FR", Numbers::french, 100, "100", "0"),
                new Destination("IT", Numbers::italian, 142, "99.4", "0.6"),
                new Destination("IN", Numbers::indian, 1000, "100", "0"));
    }

    @ParameterizedTest
    @MethodSource("destinations")
    void whatIsForeseenIsWhatIsCharged(Destination to, RunningSystem system) {
        Operator operator = system.operator();
        String account = operator.opensAccount("acme", Map.of("homeCountry", to.country));
        operator.credits(account, "100");
        RestClient sender = system.as(Person.SARA, Service.SEND);

        JsonNode credit = system.as(Person.SARA, Service.BILLING).get("/v1/accounts/" + account + "/credit");
        List<JsonNode> estimates = new ArrayList<>();
        List<JsonNode> messages = new ArrayList<>();
        for (int sent = 0; sent < to.messages; sent += PER_REQUEST) {
            List<String> numbers = Stream.generate(to.number)
                    .limit(Math.min(PER_REQUEST, to.messages - sent))
                    .toList();
            estimates.add(estimate(sender, account, numbers));
            send(sender, account, numbers).forEach(messages::add);
        }

        assertThat(credit.path("items").path(0).path("localMessagesLeft").asInt())
                .isEqualTo(to.messages);
        assertThat(credit.path("items").path(0).has("balance")).isFalse();
        assertThat(estimates).allMatch(estimate -> estimate.path("sufficient").asBoolean());
        assertThat(sumOf(estimates)).isEqualTo(Amount.of(to.price));
        assertThat(messages)
                .hasSize(to.messages)
                .noneMatch(message -> message.path("state").asText().equals("refused"));
        assertThat(operator.balanceOf(account)).isEqualTo(Amount.of(to.left));
        JsonNode oneMore = estimate(sender, account, List.of(Numbers.italian()));
        assertThat(oneMore.path("sufficient").isBoolean()).isTrue();
        assertThat(oneMore.path("sufficient").asBoolean()).isFalse();
        assertThat(oneMore.path("reason").asText()).isEqualTo("insufficient-balance");
    }

    private static Amount sumOf(List<JsonNode> estimates) {
        Amount sum = Amount.ZERO;
        for (JsonNode estimate : estimates) {
            sum = sum.plus(
                    Amount.of(estimate.path("totals").path(0).path("price").asText()));
        }
        return sum;
    }

    private static JsonNode estimate(RestClient sender, String account, List<String> numbers) {
        return sender.post("/v1/accounts/" + account + "/estimates", Map.of("text", "Hello", "recipients", numbers))
                .body();
    }

    private static JsonNode send(RestClient sender, String account, List<String> numbers) {
        List<Map<String, String>> messages = numbers.stream()
                .map(to -> Map.of("to", to, "from", "Recredit", "text", "Hello", "purpose", "notification"))
                .toList();
        return sender.post(
                        "/v1/accounts/" + account + "/messages",
                        Map.of("messages", messages),
                        Map.of("Prefer", "wait=20"))
                .body()
                .path("messages");
    }
}
