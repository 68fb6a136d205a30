package io.recredit.billing.tariff;

import static io.recredit.billing.Ground.as;
import static io.recredit.testkit.Problems.assertInvalid;
import static io.recredit.testkit.Problems.assertProblem;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.recredit.contracts.EventJson;
import io.recredit.contracts.TariffHeader;
import io.recredit.contracts.TariffPage;
import io.recredit.contracts.Topics;
import io.recredit.testkit.KafkaProbe;
import io.recredit.testkit.StackResource;
import io.recredit.testkit.Tokens;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "database", value = "billing"))
class TariffResourceIT {

    private static final String SMALL = "prefix,country,price\n33,FR,1\n39,IT,0.7\n91,IN,0.1\n";
    private static final String FROM = "2026-01-01T00:00:00Z";

    @Test
    void aTariffIsImportedReadAndPublished() {
        // Given
        String id = newId();

        // When
        Response imported = importCsv(id, "CREDIT", FROM, SMALL);

        // Then
        assertThat(imported.statusCode()).as(imported.asString()).isEqualTo(201);
        Map<String, Object> tariff = Map.of("id", id, "currency", "CREDIT", "validFrom", FROM, "prices", 3);
        assertThat(imported.jsonPath().getMap("$")).isEqualTo(tariff);
        assertThat(as(Tokens.sender("acme"))
                        .get("/v1/tariffs/{id}", id)
                        .jsonPath()
                        .getMap("$"))
                .isEqualTo(tariff);
        assertThat(as(Tokens.sender("acme"))
                        .get("/v1/tariffs/{id}/prices?country=IT", id)
                        .jsonPath()
                        .<Map<String, Object>>getList("items"))
                .containsExactly(Map.of("prefix", "39", "country", "IT", "price", "0.7"));
        List<ConsumerRecord<String, byte[]>> events = eventsOf(id, 2);
        assertThat(events).extracting(ConsumerRecord::key).containsExactlyInAnyOrder(id, id + "/0");
        for (ConsumerRecord<String, byte[]> event : events) {
            if (id.equals(event.key())) {
                assertThat(KafkaProbe.header(event, "ce_type")).isEqualTo(TariffHeader.TYPE);
                assertThat(EventJson.read(event.value(), TariffHeader.class).pages())
                        .isEqualTo(1);
            } else {
                assertThat(KafkaProbe.header(event, "ce_type")).isEqualTo(TariffPage.TYPE);
                assertThat(EventJson.read(event.value(), TariffPage.class).prices())
                        .hasSize(3);
            }
        }
    }

    @Test
    void theTariffOfTheDemoIsImported() throws IOException {
        // Given
        String id = newId();
        String file;
        try (InputStream shipped =
                Objects.requireNonNull(TariffResourceIT.class.getResourceAsStream("/demo/tariff-credit.csv"))) {
            file = new String(shipped.readAllBytes(), StandardCharsets.UTF_8);
        }

        // When
        Response imported = importCsv(id, "CREDIT", FROM, file);

        // Then
        assertThat(imported.statusCode()).as(imported.asString()).isEqualTo(201);
        assertThat(imported.jsonPath().getInt("prices")).isEqualTo(file.lines().count() - 1);
    }

    @Test
    void manyPricesAreKeptAndPublishedOnPages() {
        // Given
        String id = newId();
        String file = IntStream.range(0, 1201)
                .mapToObj(n -> (100_000 + n) + ",FR,0." + (n + 1) + "\n")
                .collect(Collectors.joining("", "prefix,country,price\n", ""));

        // When
        importCsv(id, "EUR", FROM, file);

        // Then
        List<ConsumerRecord<String, byte[]>> events = eventsOf(id, 4);
        assertThat(events)
                .extracting(ConsumerRecord::key)
                .containsExactlyInAnyOrder(id, id + "/0", id + "/1", id + "/2");
        JsonPath first = as(Tokens.operator())
                .get("/v1/tariffs/{id}/prices?limit=200", id)
                .jsonPath();
        JsonPath second = as(Tokens.operator())
                .get("/v1/tariffs/{id}/prices?limit=200&cursor={cursor}", id, first.getString("nextCursor"))
                .jsonPath();
        assertThat(first.getString("items[0].prefix")).isEqualTo("100000");
        assertThat(second.getString("items[0].prefix")).isEqualTo("100200");
    }

    @Test
    void theLargestTariffIsImportedWhole() {
        // Given
        String id = newId();
        String file = IntStream.range(0, TariffCsv.MAX_PRICES)
                .mapToObj(n -> (100_000 + n) + ",FR,1\n")
                .collect(Collectors.joining("", "prefix,country,price\n", ""));

        // When
        Response imported = importCsv(id, "CREDIT", FROM, file);

        // Then
        assertThat(imported.statusCode()).as(imported.asString()).isEqualTo(201);
        assertThat(eventsOf(id, 1 + TariffCsv.MAX_PRICES / TariffPage.MAX_PRICES))
                .extracting(ConsumerRecord::key)
                .contains(id, id + "/0", id + "/99");
    }

    @Test
    void theSameImportAgainGetsTheSameAnswerAndOtherContentIsRefused() {
        // Given
        String id = newId();
        Response first = importCsv(id, "CREDIT", FROM, SMALL);

        // When
        Response second = importCsv(
                id,
                "CREDIT",
                "2026-01-01T01:00:00%2B01:00",
                "prefix,country,price\r\n91,IN,0.10\r\n39,IT,0.7\r\n33,FR,1");

        // Then
        assertThat(second.statusCode()).as(second.asString()).isEqualTo(200);
        assertThat(second.jsonPath().getMap("$")).isEqualTo(first.jsonPath().getMap("$"));
        assertProblem(importCsv(id, "CREDIT", FROM, SMALL.replace("0.7", "0.8")), 409, "tariff-exists");
        assertProblem(importCsv(id, "EUR", FROM, SMALL), 409, "tariff-exists");
        assertProblem(importCsv(id, "CREDIT", "2026-01-02T00:00:00Z", SMALL), 409, "tariff-exists");
        assertThat(eventsOf(id, 2)).hasSize(2);
    }

    @Test
    void importsOfOneIdAtOnceGiveOneTariff() throws Exception {
        // Given
        String id = newId();
        List<Callable<Response>> imports = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            imports.add(() -> importCsv(id, "CREDIT", FROM, SMALL));
        }

        // When
        List<Integer> statuses = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(imports.size())) {
            for (Future<Response> response : threads.invokeAll(imports)) {
                statuses.add(response.get().statusCode());
            }
        }

        // Then
        assertThat(statuses).containsOnly(200, 201).containsOnlyOnce(201);
        assertThat(eventsOf(id, 2)).hasSize(2);
    }

    @Test
    void aBrokenLineIsNamedAndNothingIsImported() {
        // Given
        String id = newId();

        // When
        Response response = importCsv(id, "CREDIT", FROM, SMALL + "44,GB,0.1234567\n44,XX,1\n");

        // Then
        assertInvalid(response, "line[5].price", "bad-amount")
                .withError("line[6].prefix", "duplicate-prefix")
                .withError("line[6].country", "unknown-country");
        assertProblem(as(Tokens.operator()).get("/v1/tariffs/{id}", id), 404, "not-found");
    }

    @ParameterizedTest
    @CsvSource({
        "id, X, malformed",
        "id, -abc, malformed",
        "currency, DOGE, unknown-currency",
        "validFrom, tomorrow, not-a-time",
        "validFrom, 2026-01-01, not-a-time",
        "validFrom, 1026-01-01T00:00:00Z, out-of-range",
    })
    void aWrongParameterIsNamed(String name, String value, String code) {
        assertInvalid(
                importCsv(
                        name.equals("id") ? value : newId(),
                        name.equals("currency") ? value : "CREDIT",
                        name.equals("validFrom") ? value : FROM,
                        SMALL),
                name,
                code);
    }

    @Test
    void parametersAreRequiredAndSoIsCsv() {
        Response nothing =
                as(Tokens.operator()).contentType("text/csv").body(SMALL).post("/v1/tariffs");
        assertInvalid(nothing, "id", "malformed")
                .withError("currency", "required")
                .withError("validFrom", "required");
        assertInvalid(importCsv(newId(), "CREDIT", FROM, ""), "line[1].line", "no-prices");
        assertThat(as(Tokens.operator(), "{}")
                        .post("/v1/tariffs?id=ab&currency=CREDIT&validFrom=" + FROM)
                        .statusCode())
                .isEqualTo(415);
    }

    @Test
    void aFileOfMoreThanOneMebibyteIs413() {
        assertThat(importCsv(newId(), "CREDIT", FROM, SMALL + "#".repeat(2 * 1024 * 1024))
                        .statusCode())
                .isEqualTo(413);
    }

    @Test
    void tariffsAreListedById() {
        // Given
        String first = newId();
        String second = newId();
        importCsv(first, "CREDIT", FROM, SMALL);
        importCsv(second, "CREDIT", FROM, SMALL);

        // When
        JsonPath list = as(Tokens.owner("acme")).get("/v1/tariffs?limit=200").jsonPath();

        // Then
        assertThat(list.<String>getList("items.id")).contains(first, second).isSorted();
        assertThat(as(Tokens.operator()).get("/v1/tariffs?limit=1").jsonPath().getString("nextCursor"))
                .isNotNull();
    }

    @Test
    void onlyOperatorsImportAndEveryRoleReads() {
        for (String token : List.of(Tokens.owner("acme"), Tokens.sender("acme"))) {
            Response refused = as(token)
                    .contentType("text/csv")
                    .body(SMALL)
                    .post("/v1/tariffs?id=ab&currency=CREDIT&validFrom=" + FROM);
            assertProblem(refused, 403, "forbidden");
            assertThat(as(token).get("/v1/tariffs").statusCode()).isEqualTo(200);
        }
        assertThat(given().get("/v1/tariffs").statusCode()).isEqualTo(401);
        assertProblem(as(Tokens.withoutRoles()).get("/v1/tariffs"), 403, "forbidden");
        assertProblem(as(Tokens.operator()).get("/v1/tariffs/no-such-one/prices"), 404, "not-found");
        assertInvalid(
                as(Tokens.operator()).get("/v1/tariffs/no-such-one/prices?country=xx"), "country", "unknown-country");
    }

    private static Response importCsv(String id, String currency, String validFrom, String file) {
        return as(Tokens.operator())
                .contentType("text/csv; charset=utf-8")
                .body(file.getBytes(StandardCharsets.UTF_8))
                .urlEncodingEnabled(false)
                .post("/v1/tariffs?id=" + id + "&currency=" + currency + "&validFrom=" + validFrom);
    }

    private static List<ConsumerRecord<String, byte[]>> eventsOf(String tariff, int count) {
        try (KafkaProbe probe = KafkaProbe.open()) {
            return probe.await(
                    Topics.TARIFFS,
                    event -> event.key().equals(tariff) || event.key().startsWith(tariff + "/"),
                    count,
                    Duration.ofSeconds(20));
        }
    }

    private static String newId() {
        return "t-" + UUID.randomUUID();
    }
}
