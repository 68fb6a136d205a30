package io.recredit.billing.pricelist;

import static io.recredit.billing.tariff.TariffGround.importCsv;
import static io.recredit.billing.tariff.TariffGround.newId;
import static io.recredit.billing.tariff.TariffGround.time;
import static io.recredit.testkit.Problems.assertInvalid;
import static io.recredit.testkit.Problems.assertProblem;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.recredit.billing.tariff.TariffGround;
import io.recredit.testkit.StackResource;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The public price list: no request here has a token. */
@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "database", value = "billing"))
class PriceListIT {

    private static final String SMALL = "prefix,country,price\n33,FR,1\n39,IT,0.7\n393,IT,0.65\n383,XK,0.9\n";

    @BeforeEach
    void pricesAreInForce() {
        TariffGround.pricesAreInForce();
    }

    @Test
    void everybodySeesThePricesThatAreValidNowWithTheNamesOfTheCountries() {
        // When
        Response answer = prices("?country=IT&language=fr");

        // Then
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        assertThat(answer.jsonPath().getString("tariff")).isEqualTo(TariffGround.IN_FORCE);
        assertThat(answer.jsonPath().getString("validFrom")).isEqualTo(TariffGround.IN_FORCE_FROM);
        assertThat(answer.jsonPath().<Map<String, Object>>getList("items"))
                .contains(Map.of("prefix", "39", "country", "IT", "countryName", "Italie", "price", "0.7"));
        assertThat(answer.jsonPath().<String>getList("items.country")).containsOnly("IT");
    }

    @Test
    void thePagesTogetherAreTheWholeListEachPriceOnce() {
        // When
        List<String> prefixes = new ArrayList<>();
        String cursor = "";
        do {
            JsonPath page = prices("?limit=200" + cursor).jsonPath();
            prefixes.addAll(page.getList("items.prefix"));
            cursor = page.getString("nextCursor") == null ? null : "&cursor=" + page.getString("nextCursor");
        } while (cursor != null);

        // Then
        Set<String> shipped = new HashSet<>(TariffGround.shippedFile()
                .lines()
                .skip(1)
                .map(line -> line.substring(0, line.indexOf(',')))
                .toList());
        assertThat(prefixes).doesNotHaveDuplicates().isSorted().hasSameElementsAs(shipped);
    }

    @Test
    void aTimeShowsThePricesThatAreValidThenAndACursorStaysWithItsTariff() {
        // Given
        Instant from = Instant.parse(time());
        String first = newId();
        String second = newId();
        importCsv(first, "PLN", from.toString(), SMALL);
        importCsv(second, "PLN", from.plusSeconds(10).toString(), SMALL.replace("33,FR,1", "33,FR,2"));

        // When
        JsonPath page =
                prices("?currency=PLN&limit=1&at=" + from.plusSeconds(9)).jsonPath();

        // Then
        assertThat(page.getString("tariff")).isEqualTo(first);
        assertThat(page.getString("validUntil")).isEqualTo(from.plusSeconds(10).toString());
        assertThat(page.getString("items[0].price")).isEqualTo("1");
        String nextPage = "&cursor=" + page.getString("nextCursor");
        JsonPath next = prices("?currency=PLN&limit=3&at=" + from.plusSeconds(10) + nextPage)
                .jsonPath();
        assertThat(next.getString("tariff")).isEqualTo(first);
        assertThat(next.getList("items.prefix")).containsExactly("383", "39", "393");
        assertThat(next.getString("items[0].countryName")).isEqualTo("Kosovo");
        JsonPath switched =
                prices("?currency=PLN&limit=1&at=" + from.plusSeconds(10)).jsonPath();
        assertThat(switched.getString("tariff")).isEqualTo(second);
        assertThat(switched.getString("items[0].price")).isEqualTo("2");
        assertThat(switched.getString("validUntil")).isNull();
        assertProblem(prices("?currency=PLN&at=" + from.minusSeconds(1)), 404, "not-found");
        assertInvalid(prices("?currency=CREDIT" + nextPage), "cursor", "not-a-cursor");
    }

    @Test
    void whoeverHasAnAnswerNeedNotBeSentItAgain() {
        // Given
        Response answer = prices("?country=IT");
        String tag = answer.header("ETag");

        // When
        Response again = given().header("If-None-Match", "\"other\", W/" + tag).get("/v1/prices?country=IT");

        // Then
        assertThat(answer.header("Cache-Control")).isEqualTo("public, max-age=60");
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.asString()).isEmpty();
        assertThat(again.header("ETag")).isEqualTo(tag);
        assertThat(again.header("Cache-Control")).isEqualTo("public, max-age=60");
        for (String other : List.of("?country=FR", "?country=IT&language=it", "?country=IT&limit=1", "")) {
            Response changed = given().header("If-None-Match", tag).get("/v1/prices" + other);
            assertThat(changed.statusCode()).as(other).isEqualTo(200);
        }
    }

    @Test
    void aNumberHasThePriceOfTheLongestPrefix() {
        // Given
        String id = newId();
        Instant from = Instant.parse(time());
        importCsv(id, "CZK", from.toString(), SMALL);
        String at = "&currency=CZK&at=" + from;

        // When
        Response mobile = lookup("%2B393471234567" + at + "&language=it");

        // Then
        assertThat(mobile.statusCode()).as(mobile.asString()).isEqualTo(200);
        assertThat(mobile.jsonPath().<String, Object>getMap("$"))
                .containsAllEntriesOf(Map.of(
                        "tariff", id,
                        "currency", "CZK",
                        "validFrom", from.toString(),
                        "prefix", "393",
                        "country", "IT",
                        "countryName", "Italia",
                        "price", "0.65"));
        assertThat(mobile.asString()).doesNotContain("3471234567");
        assertThat(mobile.header("Cache-Control")).startsWith("private, max-age=");
        assertThat(given().header("If-None-Match", mobile.header("ETag"))
                        .urlEncodingEnabled(false)
                        .get("/v1/prices/lookup?number=%2B393471234567" + at + "&language=it")
                        .statusCode())
                .isEqualTo(304);
        assertThat(lookup("%2B390612345678" + at).jsonPath().getString("price")).isEqualTo("0.7");
        Response uncovered = lookup("%2B4915112345678" + at);
        assertInvalid(uncovered, "number", "no-price-for-destination");
        assertThat(uncovered.asString()).doesNotContain("15112345678");
        assertProblem(lookup("%2B393471234567&currency=CZK&at=" + from.minusSeconds(1)), 404, "not-found");
    }

    @ParameterizedTest
    @CsvSource({
        "'?currency=DOGE', currency, unknown-currency",
        "'?at=tomorrow', at, not-a-time",
        "'?at=0999-01-01T00:00:00Z', at, out-of-range",
        "'?country=italy', country, unknown-country",
        "'?language=de', language, unknown-language",
        "'?limit=201', limit, out-of-range",
        "'?limit=x', limit, out-of-range",
        "'?cursor=x', cursor, not-a-cursor",
        "'?cursor=YQ', cursor, not-a-cursor",
        "'/lookup', number, required",
        "'/lookup?number=+33612345678', number, plus-not-encoded",
        "'/lookup?number=%2033612345678', number, plus-not-encoded",
        "'/lookup?number=33612345678', number, not-e164",
        "'/lookup?number=%2B0612345678', number, not-e164",
        "'/lookup?number=%2B12345', number, not-e164",
        "'/lookup?number=%2B33612345678&language=x', language, unknown-language",
    })
    void aWrongParameterIsNamed(String request, String field, String code) {
        assertInvalid(prices(request), field, code);
    }

    @Test
    void aBadTokenIsNotLookedAt() {
        assertThat(given().auth().oauth2("garbage").get("/v1/prices?country=FR").statusCode())
                .isEqualTo(200);
    }

    private static Response prices(String query) {
        return given().urlEncodingEnabled(false).get("/v1/prices" + query);
    }

    private static Response lookup(String number) {
        return prices("/lookup?number=" + number);
    }
}
