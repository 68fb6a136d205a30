package io.recredit.billing.vat;

import static io.recredit.billing.Ground.as;
import static io.recredit.billing.Ground.customer;
import static io.recredit.testkit.Problems.assertInvalid;
import static io.recredit.testkit.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.recredit.billing.ledger.BalanceKey;
import io.recredit.contracts.Amount;
import io.recredit.contracts.VatTreatment;
import io.recredit.testkit.StackResource;
import io.recredit.testkit.Tokens;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "database", value = "billing"))
@SuppressWarnings("NullAway.Init")
class VatRatesIT {

    private static final String RATES = "/v1/vat-rates";
    private static final Duration LIMIT = Duration.ofSeconds(60);

    @Inject
    Taxation taxation;

    @Inject
    Pool pool;

    @Test
    void theStandardRatesOfTheEuAndItsNeighboursAreThere() {
        // When
        List<String> countries = new ArrayList<>();
        String cursor = null;
        do {
            JsonPath page = as(Tokens.sender(customer()))
                    .get(RATES + "?limit=7" + (cursor == null ? "" : "&cursor=" + cursor))
                    .jsonPath();
            countries.addAll(page.getList("items.country"));
            cursor = page.getString("nextCursor");
        } while (cursor != null);

        // Then
        assertThat(countries)
                .isSorted()
                .contains("AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE")
                .contains("IT", "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK", "CH", "GB", "NO");
        assertThat(as(Tokens.operator()).get(RATES + "?country=FI").jsonPath().getMap("items[0]"))
                .containsEntry("country", "FI")
                .containsEntry("validFrom", "2024-09-01")
                .containsEntry("percent", "25.5");
    }

    @Test
    void aRateIsChargedFromItsFirstDayInTheSellersTimeZoneOn() {
        // Given
        String customer = customer();
        profile(customer, "BG");

        // When
        assertThat(save("BG", "2031-06-15", "23.5").jsonPath().getMap("$"))
                .containsEntry("percent", "23.5")
                .containsKeys("savedAt", "savedBy");

        // Then
        BalanceKey balance = new BalanceKey(customer, "sms-xx00000-1", "CREDIT");
        assertThat(termsOf(balance, "2031-06-14T21:59:59Z").percent()).isEqualTo(Amount.of("20"));
        VatTerms terms = termsOf(balance, "2031-06-14T22:00:00Z");
        assertThat(terms.percent()).isEqualTo(Amount.of("23.5"));
        assertThat(terms.treatment()).isEqualTo(VatTreatment.DESTINATION);
        assertThat(terms.seller().id()).isEqualTo("recredit-fr");
    }

    @Test
    void aRateToComeMayBeSavedAgainAndOneInForceMayNot() {
        assertThat(save("DK", "2032-01-01", "24").statusCode()).isEqualTo(200);
        assertThat(save("DK", "2032-01-01", "26").jsonPath().getString("percent"))
                .isEqualTo("26");
        JsonPath audit =
                as(Tokens.operator()).get("/v1/audit?kind=vat-rate&limit=2").jsonPath();
        assertThat(audit.getString("items[0].from.percent")).isEqualTo("24");
        assertThat(audit.getString("items[0].to.percent")).isEqualTo("26");
        assertThat(audit.getString("items[1].to.percent")).isEqualTo("24");
        assertProblem(save("DK", "1992-01-01", "26"), 409, "vat-rate-in-force");
        assertProblem(save("DK", "2026-01-01", "26"), 409, "vat-rate-in-force");
        assertProblem(save("DK", "1980-01-01", "20"), 409, "vat-rate-in-force");
        assertProblem(save("DK", LocalDate.now(ZoneOffset.ofHours(14)).toString(), "26"), 409, "vat-rate-in-force");
        assertThat(as(Tokens.operator()).get(RATES + "?country=DK").jsonPath().getList("items.validFrom"))
                .containsExactly("1992-01-01", "2032-01-01");
        Response same = save("DK", "1992-01-01", "25");
        assertThat(same.statusCode()).isEqualTo(200);
        assertThat(same.jsonPath().getString("savedBy")).isEqualTo("recredit");
    }

    @Test
    void theFirstRateOfACountryMayHaveBegun() {
        assertThat(save("RS", "2012-10-01", "20").statusCode()).isEqualTo(200);
        assertProblem(save("RS", "2013-10-01", "21"), 409, "vat-rate-in-force");
        assertThat(save("RS", "2012-10-01", "20").statusCode()).isEqualTo(200);
    }

    @Test
    void withoutAProfileAndAnAccountTheSellersOwnVatIsCharged() {
        VatTerms terms = termsOf(new BalanceKey(customer(), "sms-xx00000-1", "CREDIT"), "2026-06-01T00:00:00Z");
        assertThat(terms.treatment()).isEqualTo(VatTreatment.DOMESTIC);
        assertThat(terms.percent()).isEqualTo(Amount.of("20"));
    }

    @Test
    void aCompanyWhoseCountryHasNoRateCannotSell() {
        String brazilSells = """
                update legal_entity set selling = false where selling;
                insert into legal_entity (id, name, address, country, vat_id, receipt_prefix, time_zone, selling)
                values ('recredit-br', 'Recredit Ltda', '{Rua 1}', 'BR', '', 'RBR', 'America/Sao_Paulo', true);
                """;
        String tomorrow =
                LocalDate.now(ZoneId.of("America/Sao_Paulo")).plusDays(1).toString();

        assertThatThrownBy(() -> inTransaction(brazilSells))
                .hasMessageContaining("legal entity recredit-br cannot sell: no VAT rate of BR is valid today");
        assertThatThrownBy(() -> inTransaction(brazilSells + rateOfBrazilFrom(tomorrow)))
                .hasMessageContaining("no VAT rate of BR is valid today");
        assertThatThrownBy(() -> inTransaction(brazilSells + rateOfBrazilFrom("2020-01-01")
                        + "set constraints legal_entity_has_a_rate immediate; select 1 / 0"))
                .hasMessageContaining("division by zero");
        withoutAProfileAndAnAccountTheSellersOwnVatIsCharged();
    }

    private static String rateOfBrazilFrom(String day) {
        return "insert into vat_rate (country, valid_from, percent_micros, saved_at, saved_by) values ('BR', '" + day
                + "', 0, now(), 'test'); ";
    }

    private void inTransaction(String statements) {
        pool.withTransaction(tx -> tx.query(statements).execute()).await().atMost(LIMIT);
    }

    @ParameterizedTest
    @CsvSource({
        "XX/2030-01-01, '{\"percent\": \"20\"}', country, unknown-country",
        "fr/2030-01-01, '{\"percent\": \"20\"}', country, unknown-country",
        "FR/tomorrow, '{\"percent\": \"20\"}', validFrom, not-a-date",
        "FR/2030-02-30, '{\"percent\": \"20\"}', validFrom, not-a-date",
        "FR/+999999999-01-01, '{\"percent\": \"20\"}', validFrom, not-a-date",
        "FR/2030-01-01, '{}', percent, required",
        "FR/2030-01-01, '{\"percent\": \"-1\"}', percent, out-of-range",
        "FR/2030-01-01, '{\"percent\": \"100.000001\"}', percent, out-of-range",
        "FR/2030-01-01, '{\"percent\": \"20%\"}', percent, not-an-amount",
        "FR/2030-01-01, '{\"percent\": 20}', percent, wrong-type",
    })
    void aWrongFieldIsNamed(String path, String body, String field, String code) {
        assertInvalid(as(Tokens.operator(), body).put(RATES + "/" + path), field, code);
    }

    @ParameterizedTest
    @CsvSource({
        "country=XX, country, unknown-country",
        "limit=0, limit, out-of-range",
        "cursor=x, cursor, not-a-cursor",
        "cursor=RlI, cursor, not-a-cursor",
        "cursor=RlIfeA, cursor, not-a-cursor",
    })
    void aWrongParameterIsNamed(String query, String field, String code) {
        assertInvalid(as(Tokens.operator()).get(RATES + "?" + query), field, code);
    }

    @Test
    void onlyOperatorsSaveRates() {
        for (String token : List.of(Tokens.owner(customer()), Tokens.sender(customer()))) {
            assertProblem(as(token, "{\"percent\": \"1\"}").put(RATES + "/FR/2030-01-01"), 403, "forbidden");
        }
    }

    private static Response save(String country, String day, String percent) {
        return as(Tokens.operator(), "{\"percent\": \"" + percent + "\"}").put(RATES + "/" + country + "/" + day);
    }

    private VatTerms termsOf(BalanceKey balance, String at) {
        return taxation.termsOf(pool, balance, Instant.parse(at)).await().atMost(LIMIT);
    }

    private void profile(String customer, String country) {
        pool.preparedQuery("""
                insert into billing_profile (customer, legal_name, address, city, country, updated_at, updated_by)
                values ($1, 'Somebody', '{Somewhere}', 'Sofia', $2, now(), 'test')""").execute(Tuple.of(customer, country)).await().atMost(LIMIT);
    }
}
