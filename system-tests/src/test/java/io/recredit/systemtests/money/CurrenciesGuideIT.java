package io.recredit.systemtests.money;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.recredit.localstack.client.Answer;
import io.recredit.localstack.client.RestClient;
import io.recredit.systemtests.harness.Await;
import io.recredit.systemtests.harness.Carrier;
import io.recredit.systemtests.harness.Numbers;
import io.recredit.systemtests.harness.Operator;
import io.recredit.systemtests.harness.Person;
import io.recredit.systemtests.harness.RunningSystem;
import io.recredit.systemtests.harness.Service;
import io.recredit.systemtests.harness.SystemTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What {@code docs/currencies.md} shows, and what an account opts into, from the request to the carrier. */
@SystemTest
class CurrenciesGuideIT {

    private static final Path GUIDE = Path.of("..", "docs", "currencies.md");
    private static final Duration SEEN_WITHIN = Duration.ofSeconds(60);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern TARIFF = Pattern.compile("POST (/v1/tariffs\\S+)\n(prefix,[^`]+)");

    /** To these the guide sends; without a text nothing is stored, but every wrong field is named. */
    private static final String PROBE = """
            {"messages": [{"to": "+4915123456789", "from": "Recredit", "purpose": "otp", "text": ""},
                          {"to": "+12025550123", "from": "Recredit", "purpose": "otp", "text": ""}]}""";

    @Test
    void theWorkedExampleIsChargedFromThreeBalancesAndNothingIsConverted(RunningSystem system) throws IOException {
        // Given
        String guide = Files.readString(GUIDE);
        Operator operator = system.operator();
        String account = operator.opensAccount("acme");
        system.as(Person.OLIVIA, Service.ACCOUNT)
                .patch("/v1/accounts/" + account, block(guide, "{\"destinationCurrencies\""));
        awaitProblemOfDestinations(system, account, "no-tariff");
        Matcher tariff = TARIFF.matcher(guide);
        while (tariff.find()) {
            system.as(Person.OLIVIA, Service.BILLING).postText(tariff.group(1), "text/csv", tariff.group(2));
        }
        awaitProblemOfDestinations(system, account, "");
        credit(system, account, "CREDIT", "10");
        credit(system, account, "USD", "5");
        credit(system, account, "EUR", "0.2");

        // When
        Answer sent = system.as(Person.SARA, Service.SEND)
                .post(
                        "/v1/accounts/" + account + "/messages",
                        block(guide, "{\"messages\": [\n  {\"to\""),
                        Map.of("Prefer", "wait=20"));

        // Then
        assertShown(sent.body(), JSON.readTree(block(guide, "{\"messages\": [\n  {\"segments\"")));
        RestClient owner = system.as(Person.OSCAR, Service.BILLING);
        assertShown(owner.get("/v1/accounts/" + account + "/balances"), JSON.readTree(block(guide, "{\"items\"")));
        assertThat(balancesAfter(owner, account, "USD")).containsExactly("4.9842", "5");
        assertThat(balancesAfter(owner, account, "EUR")).containsExactly("0.05", "0.125", "0.2");
        assertThat(balancesAfter(owner, account, "CREDIT")).containsExactly("9", "10");
    }

    private static void credit(RunningSystem system, String account, String currency, String amount) {
        system.as(Person.OLIVIA, Service.BILLING)
                .post(
                        "/v1/accounts/" + account + "/adjustments",
                        Map.of("currency", currency, "amount", amount, "reason", "system test"),
                        Map.of("Idempotency-Key", UUID.randomUUID().toString()));
    }

    /** Waits until both destinations have this problem, or none for an empty code. */
    private static void awaitProblemOfDestinations(RunningSystem system, String account, String code) {
        List<String> expected = code.isEmpty() ? List.of() : List.of(code, code);
        Await.until("destinations say " + expected, SEEN_WITHIN, () -> {
            Answer refused = system.as(Person.SARA, Service.SEND)
                    .exchange("POST", "/v1/accounts/" + account + "/messages", PROBE, Map.of());
            List<String> codes = new ArrayList<>();
            for (JsonNode error : refused.body().path("errors")) {
                if (error.path("field").asText().endsWith(".to")) {
                    codes.add(error.path("code").asText());
                }
            }
            return codes.equals(expected);
        });
    }

    private static List<String> balancesAfter(RestClient owner, String account, String currency) {
        List<String> balances = new ArrayList<>();
        owner.forEach(
                "/v1/accounts/" + account + "/credit-log?currency=" + currency,
                entry -> balances.add(entry.path("balanceAfter").asText()));
        return balances;
    }

    /** The answer has what is shown, and may have more fields; lists have the same length. */
    private static void assertShown(JsonNode answer, JsonNode shown) {
        if (shown.isArray()) {
            assertThat(answer).hasSameSizeAs(shown);
            for (int i = 0; i < shown.size(); i++) {
                assertShown(answer.path(i), shown.path(i));
            }
        } else if (shown.isObject()) {
            shown.properties().forEach(field -> assertShown(answer.path(field.getKey()), field.getValue()));
        } else if (shown.asText().equals("charged")) {
            // Dispatch does not wait for the answer to be written.
            assertThat(answer.asText()).isIn("charged", "sending", "sent", "delivered");
        } else {
            assertThat(answer).isEqualTo(shown);
        }
    }

    /** The text of a block of the guide from this beginning on. */
    private static String block(String guide, String beginning) {
        int begin = guide.indexOf("\n" + beginning);
        assertThat(begin).as(beginning).isPositive();
        return guide.substring(begin + 1, guide.indexOf("\n```", begin));
    }

    @Test
    void aMessageInANationalAlphabetReachesTheCarrierAsItWasBilled(RunningSystem system) {
        Operator operator = system.operator();
        String account = operator.opensAccount("acme", Map.of("nationalLanguages", List.of("es")));
        operator.credits(account, "5");
        Carrier carrier = system.carrier();
        long before = carrier.position();
        String to = Numbers.french();
        String text = "El niño comió en Perú. ".repeat(8);

        JsonNode sent = system.as(Person.SARA, Service.SEND)
                .post(
                        "/v1/accounts/" + account + "/messages",
                        Map.of(
                                "messages",
                                List.of(Map.of("to", to, "from", "Recredit", "text", text, "purpose", "otp"))),
                        Map.of("Prefer", "wait=20"))
                .body()
                .path("messages")
                .path(0);

        assertThat(sent.path("segments").asInt()).isEqualTo(2);
        assertThat(sent.path("singleShift").asText()).isEqualTo("es");
        assertThat(sent.path("balanceLeft").asText()).isEqualTo("3");
        List<Carrier.Part> parts = Await.until(
                "both segments are at the carrier",
                SEEN_WITHIN,
                () -> carrier.since(before).stream()
                        .filter(part -> to.endsWith(part.to()))
                        .toList(),
                received -> received.size() == 2);
        assertThat(parts).extracting(Carrier.Part::dataCoding).containsOnly(0);
        assertThat(parts)
                .allMatch(part -> part.udh().startsWith("080003") && part.udh().endsWith("240102"));
        assertThat(parts.get(0).text() + parts.get(1).text()).isEqualTo(text);
    }
}
