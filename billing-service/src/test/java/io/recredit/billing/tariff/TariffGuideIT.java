package io.recredit.billing.tariff;

import static io.recredit.billing.Ground.adjust;
import static io.recredit.billing.Ground.as;
import static io.recredit.billing.Ground.customer;
import static io.recredit.billing.tariff.TariffGround.importCsv;
import static io.recredit.billing.tariff.TariffGround.newId;
import static io.recredit.billing.tariff.TariffGround.rehearse;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.recredit.contracts.AccountState;
import io.recredit.contracts.LifeState;
import io.recredit.contracts.Topics;
import io.recredit.testkit.KafkaProbe;
import io.recredit.testkit.StackResource;
import io.recredit.testkit.Tokens;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code docs/tariffs.md}, and {@code docs/estimates.md} about credit, show, over REST. */
@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "database", value = "billing"))
class TariffGuideIT {

    private static final String TARIFFS = "tariffs.md";
    private static final String FIRST = "2091-01-01T00:00:00Z";
    private static final String BEFORE_SECOND = "2091-06-30T23:59:59Z";
    private static final String SECOND = "2091-07-01T00:00:00Z";

    @Test
    void the_worked_example_is_rehearsed_imported_and_looked_up() throws IOException {
        // Given
        importCsv("guide-1", "MAD", FIRST, block(TARIFFS, "393,IT,0.65"));
        String file = block(TARIFFS, "977,NP,0.9");

        // When
        JsonPath rehearsed = rehearse("guide-2", "MAD", SECOND, file).jsonPath();
        Response imported = importCsv("guide-2", "MAD", SECOND, file);

        // Then
        assertThat(rehearsed.<String, Object>getMap("$")).containsAllEntriesOf(shown("\"replaces\": \"guide-1\""));
        assertThat(imported.statusCode()).as(imported.asString()).isEqualTo(201);
        assertThat(lookup(BEFORE_SECOND)).containsAllEntriesOf(shown("\"tariff\": \"guide-1\""));
        assertThat(lookup(SECOND)).containsAllEntriesOf(shown("\"tariff\": \"guide-2\""));
    }

    private static Map<String, Object> lookup(String at) {
        return given().urlEncodingEnabled(false)
                .get("/v1/prices/lookup?number=%2B393471234567&language=it&currency=MAD&at=" + at)
                .jsonPath()
                .getMap("$");
    }

    @Test
    void the_errors_of_a_file_are_told_line_by_line_as_shown() throws IOException {
        // When
        Response answer = importCsv(
                newId(), "MAD", "2092-01-01T00:00:00Z", "prefix,country,price\n39,IT,0.7\n44,GB,1e3\n39,XX,1\n");

        // Then
        List<Map<String, String>> told = answer.jsonPath().getList("errors");
        List<Map<String, String>> shown =
                JsonPath.from(block(TARIFFS, "duplicate-prefix")).getList("errors");
        assertThat(told)
                .extracting(error -> error.get("field") + " " + error.get("code"))
                .containsExactlyElementsOf(shown.stream()
                        .map(error -> error.get("field") + " " + error.get("code"))
                        .toList());
    }

    @ParameterizedTest
    @CsvSource({"FR, 1, 100", "IT, 0.7, 142", "IN, 0.1, 1000"})
    void a_hundred_credits_are_good_for_what_the_guide_says(String country, String price, int messages)
            throws IOException {
        // Given
        TariffGround.pricesAreInForce();
        String customer = customer();
        String account = "sms-gu%05d-1".formatted(messages);
        publishAccount(account, customer, country);
        adjust(account, "100");

        // When
        JsonPath credit = as(Tokens.owner(customer))
                .get("/v1/accounts/{account}/credit", account)
                .jsonPath();

        // Then
        assertThat(credit.getString("homeCountry")).isEqualTo(country);
        assertThat(credit.<Map<String, Object>>getList("items"))
                .containsExactly(Map.of(
                        "currency", "CREDIT", "balance", "100", "localPrice", price, "localMessagesLeft", messages));
        if (country.equals("IT")) {
            assertThat(credit.getMap("$"))
                    .isEqualTo(JsonPath.from(block("estimates.md", "\"homeCountry\""))
                            .getMap("$"));
            assertThat(suffices(account, "99.4")).isTrue();
            assertThat(suffices(account, "100.1")).isFalse();
        }
    }

    private static boolean suffices(String account, String amount) {
        return as(Tokens.operator())
                .get("/v1/accounts/{account}/sufficiency?currency=CREDIT&amount={amount}", account, amount)
                .jsonPath()
                .getBoolean("sufficient");
    }

    private static void publishAccount(String account, String customer, String country) {
        try (KafkaProbe probe = KafkaProbe.open()) {
            probe.send(
                    Topics.ACCOUNTS,
                    account,
                    AccountState.TYPE,
                    new AccountState(
                            account, customer, LifeState.ACTIVE, "CREDIT", country, "en", "Europe/Paris", false, 1));
        }
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(as(Tokens.operator())
                                .get("/v1/accounts/{account}/credit", account)
                                .statusCode())
                        .isEqualTo(200));
    }

    private static Map<String, Object> shown(String words) throws IOException {
        return JsonPath.from(block(TARIFFS, words)).getMap("$");
    }

    /** The first block of the guide that has these words. */
    private static String block(String guide, String words) throws IOException {
        String[] parts = Files.readString(Path.of("..", "docs", guide)).split("```", -1);
        return Stream.iterate(1, i -> i < parts.length, i -> i + 2)
                .map(i -> parts[i].substring(parts[i].indexOf('\n') + 1))
                .filter(block -> block.contains(words))
                .findFirst()
                .orElseThrow(() -> new AssertionError("the guide shows no " + words));
    }
}
