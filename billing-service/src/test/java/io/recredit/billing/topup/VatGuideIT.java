package io.recredit.billing.topup;

import static io.recredit.billing.Ground.account;
import static io.recredit.billing.Ground.as;
import static io.recredit.billing.Ground.customer;
import static io.recredit.billing.Ground.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.recredit.testkit.StackResource;
import io.recredit.testkit.Tokens;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What {@code docs/vat-and-receipts.md} shows, over REST. */
@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "database", value = "billing"))
@TestProfile(FakeProcessor.class)
@SuppressWarnings("NullAway.Init")
class VatGuideIT {

    private static final Path GUIDE = Path.of("..", "docs", "vat-and-receipts.md");
    private static final String PROFILE = "/v1/customers/{customer}/billing-profile";
    private static final String RECEIPT = "/v1/customers/{customer}/receipts/{number}";

    /** Ids of the form that each country has. */
    private static final Map<String, String> VAT_IDS = Map.of("FR", "FR11987654321", "IT", "IT12345678901");

    @Inject
    TopupGround ground;

    @Inject
    FakeGateway gateway;

    @Inject
    Pool pool;

    @Test
    void theWorkedExampleIsBoughtAndItsReceiptShown() throws IOException {
        // Given
        String customer = customer();
        String account = account(customer);
        ground.card(customer);
        assertThat(as(Tokens.owner(customer), block("PUT /v1/customers"))
                        .put(PROFILE, customer)
                        .statusCode())
                .isEqualTo(200);

        // When
        JsonPath bought = buy(customer, account, block("POST /v1/accounts"));

        // Then
        String number = bought.getString("receipt");
        assertThat(number).matches("RFR-[0-9]{4}-[0-9]{6,}");
        JsonPath.from(shown("\"amount\": \"100\", \"price\"", number))
                .getMap("$")
                .forEach((field, value) ->
                        assertThat(bought.getMap("$").get(field)).isEqualTo(value));
        assertThat(gateway.chargedTo(customer))
                .singleElement()
                .satisfies(payment -> assertThat(payment.minorUnits()).isEqualTo(720));
        Map<String, Object> receipt = new HashMap<>(as(Tokens.owner(customer))
                .get(RECEIPT, customer, number)
                .jsonPath()
                .getMap("$"));
        receipt.keySet().removeAll(List.of("issuedAt", "topup", "account"));
        assertThat(receipt).isEqualTo(JsonPath.from(shown("\"seller\"", number)).getMap("$"));
    }

    @Test
    void thePackCostsEachBuyerWhatTheTableSays() throws IOException {
        List<String> rows = Files.readString(GUIDE)
                .lines()
                .dropWhile(line -> !line.startsWith("| buyer |"))
                .skip(2)
                .takeWhile(line -> line.startsWith("|"))
                .toList();
        assertThat(rows).hasSize(6);
        for (String row : rows) {
            String[] cells = row.split("\\s*\\|\\s*");
            assertThat(costs(cells[1].substring(0, 2), cells[1].endsWith("with a VAT id")))
                    .as(row)
                    .isEqualTo(Map.of("treatment", cells[2], "rate", cells[3], "amount", cells[4], "total", cells[5]));
        }
    }

    @Test
    void operatorsSaveRatesAndPutTheirCompanyInThePlaceOfTheExample() throws IOException {
        Response saved = as(Tokens.operator(), block("PUT /v1/vat-rates")).put("/v1/vat-rates/FI/2099-01-01");
        assertThat(saved.jsonPath().getString("percent")).isEqualTo("26");

        String sql = block("update legal_entity");
        Throwable rolledBack = catchThrowable(() ->
                ground.await(pool.withTransaction(tx -> tx.query(sql).execute().map(updated -> {
                    throw new IllegalStateException("rows: " + updated.rowCount());
                }))));
        assertThat(rolledBack).hasMessage("rows: 1");
    }

    private Map<String, Object> costs(String country, boolean withVatId) {
        String customer = customer();
        String account = account(customer);
        ground.card(customer);
        String vatId = withVatId ? ", \"vatId\": \"" + VAT_IDS.get(country) + "\"" : "";
        Response profile =
                as(Tokens.owner(customer), """
                {"legalName": "A buyer", "address": ["1 Street"], "city": "City", "country": "%s"%s}""".formatted(country, vatId)).put(PROFILE, customer);
        assertThat(profile.statusCode()).as(profile.asString()).isEqualTo(200);
        return buy(customer, account, "{\"pack\": \"credit-100\"}").getMap("vat");
    }

    private static JsonPath buy(String customer, String account, String body) {
        Response response = as(Tokens.owner(customer), body)
                .header("Idempotency-Key", key())
                .post("/v1/accounts/{account}/topups", account);
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(201);
        return response.jsonPath();
    }

    /** The first block with these words, its receipt's number replaced by one that was given. */
    private static String shown(String words, String number) throws IOException {
        return block(words).replace("RFR-2026-000001", number);
    }

    /** The first block of the guide that has these words, without the line of the request. */
    private static String block(String words) throws IOException {
        String[] parts = Files.readString(GUIDE).split("```", -1);
        for (int i = 1; i < parts.length; i += 2) {
            if (parts[i].contains(words)) {
                return parts[i].substring(parts[i].indexOf('\n') + 1).replaceFirst("^(PUT|POST) .*\n", "");
            }
        }
        throw new AssertionError("the guide shows no " + words);
    }
}
