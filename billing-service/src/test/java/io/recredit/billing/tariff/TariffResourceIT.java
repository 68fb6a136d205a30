package io.recredit.billing.tariff;

import static io.recredit.billing.Ground.as;
import static io.recredit.billing.tariff.TariffGround.importCsv;
import static io.recredit.billing.tariff.TariffGround.newId;
import static io.recredit.billing.tariff.TariffGround.rehearse;
import static io.recredit.billing.tariff.TariffGround.time;
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
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
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

    @Test
    void aTariffIsImportedReadAndPublished() {
        // Given
        String id = newId();
        String from = time();

        // When
        Response imported = importCsv(id, "CREDIT", from, SMALL);

        // Then
        assertThat(imported.statusCode()).as(imported.asString()).isEqualTo(201);
        Map<String, Object> tariff = Map.of("id", id, "currency", "CREDIT", "validFrom", from, "prices", 3);
        assertThat(imported.jsonPath().<String, Object>getMap("$")).containsAllEntriesOf(tariff);
        assertThat(as(Tokens.sender("acme"))
                        .get("/v1/tariffs/{id}", id)
                        .jsonPath()
                        .<String, Object>getMap("$"))
                .containsAllEntriesOf(tariff);
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
    void theShippedTariffIsImportedAndAsTheFirstOfItsCurrencyMayBeginInThePast() {
        // When
        TariffGround.pricesAreInForce();

        // Then
        JsonPath tariff = as(Tokens.operator())
                .get("/v1/tariffs/{id}", TariffGround.IN_FORCE)
                .jsonPath();
        assertThat(tariff.getString("validFrom")).isEqualTo(TariffGround.IN_FORCE_FROM);
        assertThat(tariff.getLong("prices"))
                .isEqualTo(TariffGround.shippedFile().lines().count() - 1);
    }

    @Test
    void manyPricesAreKeptAndPublishedOnPages() {
        // Given
        String id = newId();
        String file = IntStream.range(0, 1201)
                .mapToObj(n -> (100_000 + n) + ",FR,0." + (n + 1) + "\n")
                .collect(Collectors.joining("", "prefix,country,price\n", ""));

        // When
        importCsv(id, "EUR", time(), file);

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
        Response imported = importCsv(id, "CREDIT", time(), file);

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
        String from = time();
        Response first = importCsv(id, "CREDIT", from, SMALL);

        // When
        Response second = importCsv(
                id,
                "CREDIT",
                OffsetDateTime.parse(from)
                        .withOffsetSameInstant(ZoneOffset.ofHours(1))
                        .toString()
                        .replace("+", "%2B"),
                "prefix,country,price\r\n91,IN,0.10\r\n39,IT,0.7\r\n33,FR,1");

        // Then
        assertThat(second.statusCode()).as(second.asString()).isEqualTo(200);
        assertThat(second.jsonPath().getMap("$")).isEqualTo(first.jsonPath().getMap("$"));
        assertProblem(importCsv(id, "CREDIT", from, SMALL.replace("0.7", "0.8")), 409, "tariff-exists");
        assertProblem(importCsv(id, "EUR", from, SMALL), 409, "tariff-exists");
        assertProblem(importCsv(id, "CREDIT", time(), SMALL), 409, "tariff-exists");
        assertThat(eventsOf(id, 2)).hasSize(2);
    }

    @Test
    void importsOfOneIdAtOnceGiveOneTariff() throws Exception {
        // Given
        String id = newId();
        String from = time();

        // When
        List<Integer> statuses = atOnce(6, i -> importCsv(id, "CREDIT", from, SMALL));

        // Then
        assertThat(statuses).containsOnly(200, 201).containsOnlyOnce(201);
        assertThat(eventsOf(id, 2)).hasSize(2);
    }

    @Test
    void ofTariffsThatBeginAtTheSameTimeOneIsImportedAlsoWhenTheyComeAtOnce() throws Exception {
        // Given
        String from = time();
        String id = newId();

        // When
        List<Integer> statuses = atOnce(6, i -> importCsv(id + i, "CREDIT", from, SMALL));

        // Then
        assertThat(statuses).containsOnly(201, 409).containsOnlyOnce(201);
        int winner = statuses.indexOf(201);
        Response refused = importCsv(newId(), "CREDIT", from, SMALL);
        assertProblem(refused, 409, "tariff-overlaps");
        assertThat(refused.jsonPath().getString("detail")).contains(id + winner);
        assertThat(importCsv(newId(), "USD", from, SMALL).statusCode()).isEqualTo(201);
    }

    private static List<Integer> atOnce(int count, IntFunction<Response> request) throws Exception {
        List<Callable<Response>> imports = IntStream.range(0, count)
                .<Callable<Response>>mapToObj(i -> () -> request.apply(i))
                .toList();
        List<Integer> statuses = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(count)) {
            for (Future<Response> response : threads.invokeAll(imports)) {
                statuses.add(response.get().statusCode());
            }
        }
        return statuses;
    }

    @Test
    void aTariffIsValidUntilTheNextOneOfItsCurrencyBegins() {
        // Given
        Instant from = Instant.parse(time());
        String first = newId();
        String second = newId();
        importCsv(first, "KZT", from.toString(), SMALL);

        // When
        String until = from.plusSeconds(1).toString();
        importCsv(second, "KZT", until, SMALL);
        importCsv(newId(), "CREDIT", from.plusMillis(500).toString(), SMALL);

        // Then
        assertThat(as(Tokens.owner("acme"))
                        .get("/v1/tariffs/{id}", first)
                        .jsonPath()
                        .getString("validUntil"))
                .isEqualTo(until);
        assertThat(as(Tokens.owner("acme"))
                        .get("/v1/tariffs/{id}", second)
                        .jsonPath()
                        .getString("validUntil"))
                .isNull();
    }

    @Test
    void whileOneOfTheCurrencyIsValidTheNextBeginsAMinuteAheadAtLeast() {
        // Given
        TariffGround.pricesAreInForce();
        Instant now = Instant.now();

        // Then
        for (Instant from : List.of(Instant.parse("2025-01-01T00:00:00Z"), now.minusSeconds(1), now.plusSeconds(30))) {
            assertInvalid(importCsv(newId(), "CREDIT", from.toString(), SMALL), "validFrom", "too-soon");
            assertInvalid(rehearse(newId(), "CREDIT", from.toString(), SMALL), "validFrom", "too-soon");
        }
        assertThat(rehearse(newId(), "CREDIT", Instant.now().plusSeconds(90).toString(), SMALL)
                        .statusCode())
                .isEqualTo(200);
        assertThat(rehearse(newId(), "XAF", now.minusSeconds(1).toString(), SMALL)
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void aDryRunShowsWhatWouldChangeAndStoresNothing() {
        // Given
        Instant from = Instant.parse(time());
        String before = newId();
        importCsv(before, "NOK", from.toString(), SMALL + "44,GB,0.5\n");
        String id = newId();
        String file = "prefix,country,price\n33,FR,1\n39,IT,0.75\n393,IT,0.6\n91,NP,0.1\n";
        String later = from.plusSeconds(1).toString();

        // When
        Response shown = rehearse(id, "NOK", later, file);

        // Then
        assertThat(shown.statusCode()).as(shown.asString()).isEqualTo(200);
        assertThat(shown.jsonPath().<String, Object>getMap("$"))
                .containsAllEntriesOf(Map.of(
                        "id", id,
                        "prices", 4,
                        "replaces", before,
                        "imported", false,
                        "added", 1,
                        "removed", 1,
                        "changed", 2,
                        "unchanged", 1,
                        "unlisted", 0));
        assertThat(shown.jsonPath().<Map<String, Object>>getList("changes"))
                .containsExactly(
                        Map.of(
                                "prefix",
                                "39",
                                "change",
                                "changed",
                                "country",
                                "IT",
                                "oldPrice",
                                "0.7",
                                "newPrice",
                                "0.75",
                                "percent",
                                "7.14"),
                        Map.of("prefix", "393", "change", "added", "country", "IT", "newPrice", "0.6"),
                        Map.of("prefix", "44", "change", "removed", "country", "GB", "oldPrice", "0.5"),
                        Map.of(
                                "prefix",
                                "91",
                                "change",
                                "changed",
                                "country",
                                "NP",
                                "oldCountry",
                                "IN",
                                "oldPrice",
                                "0.1",
                                "newPrice",
                                "0.1",
                                "percent",
                                "0"));
        assertProblem(as(Tokens.operator()).get("/v1/tariffs/{id}", id), 404, "not-found");
        assertThat(importCsv(id, "NOK", later, file).statusCode()).isEqualTo(201);
        assertThat(rehearse(id, "NOK", later, file).jsonPath().getBoolean("imported"))
                .isTrue();
    }

    @Test
    void aDryRunHasTheProblemsOfTheImport() {
        // Given
        String from = time();
        String id = newId();
        importCsv(id, "SEK", from, SMALL);

        // Then
        assertInvalid(rehearse(newId(), "SEK", from, SMALL + "44,GB,x\n"), "line[5].price", "bad-amount");
        assertProblem(rehearse(id, "SEK", from, SMALL + "44,GB,1\n"), 409, "tariff-exists");
        assertProblem(rehearse(newId(), "SEK", from, SMALL), 409, "tariff-overlaps");
        assertInvalid(
                importCsv("id=" + newId() + "&currency=SEK&validFrom=" + time() + "&dryRun=yes", SMALL),
                "dryRun",
                "not-a-boolean");
    }

    @Test
    void whatIsExportedCanBeImportedAgainAsTheSameContent() {
        // Given
        String id = newId();
        String file = IntStream.range(0, 2 * TariffPriceRows.PAGE)
                .mapToObj(n -> (100_000 + n) + (n % 2 == 0 ? ",FR,0." : ",IT,12.") + (n + 1) + "\n")
                .collect(Collectors.joining("", "prefix,country,price\n", ""));
        String from = time();
        importCsv(id, "DKK", from, file);

        // When
        Response exported = as(Tokens.sender("acme")).accept("text/csv").get("/v1/tariffs/{id}/prices", id);

        // Then
        assertThat(exported.statusCode()).as(exported.asString()).isEqualTo(200);
        assertThat(exported.contentType()).isEqualToIgnoringCase("text/csv;charset=utf-8");
        assertThat(exported.header("Content-Disposition")).isEqualTo("attachment; filename=\"" + id + ".csv\"");
        assertThat(exported.asString().lines()).hasSize(2 * TariffPriceRows.PAGE + 1);
        Response again = importCsv(id, "DKK", from, exported.asString());
        assertThat(again.statusCode()).as(again.asString()).isEqualTo(200);
        assertThat(as(Tokens.operator())
                        .accept("text/csv")
                        .get("/v1/tariffs/{id}/prices?country=FR", id)
                        .asString()
                        .lines())
                .hasSize(TariffPriceRows.PAGE + 1)
                .noneMatch(line -> line.contains("IT"));
    }

    @Test
    void pricesAreJsonUnlessCsvIsAskedForAndAnExportHasProblemsToo() {
        String id = newId();
        importCsv(id, "HUF", time(), SMALL);
        for (String accept : List.of("*/*", "application/json", "application/json, text/csv;q=0.5")) {
            Response json = as(Tokens.operator()).accept(accept).get("/v1/tariffs/{id}/prices", id);
            assertThat(json.contentType()).as(accept).startsWith("application/json");
        }
        assertThat(as(Tokens.owner("acme"))
                        .accept("text/csv")
                        .get("/v1/tariffs/{id}/prices", id)
                        .asString())
                .isEqualTo(SMALL);
        assertProblem(
                as(Tokens.operator()).accept("text/csv").get("/v1/tariffs/{id}/prices", newId()), 404, "not-found");
        assertProblem(
                as(Tokens.operator()).accept("text/csv").get("/v1/tariffs/{id}/prices", "No Such"), 404, "not-found");
        assertInvalid(
                as(Tokens.operator()).accept("text/csv").get("/v1/tariffs/{id}/prices?country=x", id),
                "country",
                "unknown-country");
        assertThat(given().accept("text/csv").get("/v1/tariffs/{id}/prices", id).statusCode())
                .isEqualTo(401);
        assertProblem(
                as(Tokens.withoutRoles()).accept("text/csv").get("/v1/tariffs/{id}/prices", id), 403, "forbidden");
    }

    @Test
    void aBrokenLineIsNamedAndNothingIsImported() {
        // Given
        String id = newId();

        // When
        Response response = importCsv(id, "CREDIT", time(), SMALL + "44,GB,0.1234567\n44,XX,1\n");

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
                        name.equals("validFrom") ? value : time(),
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
        assertInvalid(importCsv(newId(), "CREDIT", time(), ""), "line[1].line", "no-prices");
        assertThat(as(Tokens.operator(), "{}")
                        .post("/v1/tariffs?id=ab&currency=CREDIT&validFrom=" + time())
                        .statusCode())
                .isEqualTo(415);
    }

    @Test
    void aFileOfMoreThanOneMebibyteIs413() {
        assertThat(importCsv(newId(), "CREDIT", time(), SMALL + "#".repeat(2 * 1024 * 1024))
                        .statusCode())
                .isEqualTo(413);
    }

    @Test
    void tariffsAreListedById() {
        // Given
        String first = newId();
        String second = newId();
        importCsv(first, "CREDIT", time(), SMALL);
        importCsv(second, "CREDIT", time(), SMALL);

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
                    .post("/v1/tariffs?id=ab&currency=CREDIT&validFrom=" + time());
            assertProblem(refused, 403, "forbidden");
            assertThat(as(token).get("/v1/tariffs").statusCode()).isEqualTo(200);
        }
        assertThat(given().get("/v1/tariffs").statusCode()).isEqualTo(401);
        assertProblem(as(Tokens.withoutRoles()).get("/v1/tariffs"), 403, "forbidden");
        assertProblem(as(Tokens.operator()).get("/v1/tariffs/no-such-one/prices"), 404, "not-found");
        assertInvalid(
                as(Tokens.operator()).get("/v1/tariffs/no-such-one/prices?country=xx"), "country", "unknown-country");
    }

    private static List<ConsumerRecord<String, byte[]>> eventsOf(String tariff, int count) {
        try (KafkaProbe probe = KafkaProbe.open()) {
            return probe.await(
                    Topics.TARIFFS,
                    event -> event.key().equals(tariff) || event.key().startsWith(tariff + "/"),
                    count,
                    Duration.ofSeconds(60));
        }
    }
}
