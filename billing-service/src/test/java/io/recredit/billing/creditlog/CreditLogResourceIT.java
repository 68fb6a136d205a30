package io.recredit.billing.creditlog;

import static io.recredit.billing.Ground.account;
import static io.recredit.billing.Ground.adjust;
import static io.recredit.billing.Ground.as;
import static io.recredit.billing.Ground.customer;
import static io.recredit.billing.Ground.key;
import static io.recredit.testkit.Problems.assertInvalid;
import static io.recredit.testkit.Problems.assertProblem;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.recredit.testkit.StackResource;
import io.recredit.testkit.Tokens;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "database", value = "billing"))
class CreditLogResourceIT {

    private static final String LOG = "/v1/accounts/{account}/credit-log";
    private static final String BALANCES = "/v1/accounts/{account}/balances";

    @Test
    void theLogIsNewestFirstInPagesAndExplainsTheBalance() {
        // Given
        String customer = customer();
        String account = account(customer);
        for (int i = 1; i <= 5; i++) {
            adjust(account, String.valueOf(i));
        }

        // When
        List<Map<String, Object>> lines = new ArrayList<>();
        @Nullable String cursor = null;
        int pages = 0;
        do {
            JsonPath page = page(Tokens.owner(customer), account, cursor);
            lines.addAll(page.getList("items"));
            cursor = page.getString("nextCursor");
            pages++;
        } while (cursor != null);

        // Then
        assertThat(pages).isEqualTo(3);
        assertThat(lines).extracting(line -> line.get("entryNo")).containsExactly(5, 4, 3, 2, 1);
        assertThat(lines).extracting(line -> line.get("balanceAfter")).containsExactly("15", "10", "6", "3", "1");
        assertThat(lines)
                .allSatisfy(line -> assertThat(Instant.parse((String) line.get("createdAt")))
                        .isBetween(Instant.now().minusSeconds(600), Instant.now()));
    }

    @Test
    void everyCurrencyHasABalanceAndALogOfItsOwn() {
        // Given
        String account = account(customer());
        adjust(account, "1");
        as(Tokens.operator(), """
                {"currency": "EUR", "amount": "2.5", "reason": "in money"}""").header("Idempotency-Key", key()).post("/v1/accounts/{account}/adjustments", account);

        // When
        JsonPath euros =
                as(Tokens.operator()).get(LOG + "?currency=EUR", account).jsonPath();
        JsonPath balances = as(Tokens.operator()).get(BALANCES, account).jsonPath();

        // Then
        assertThat(euros.getList("items")).hasSize(1);
        assertThat(euros.getMap("items[0]")).containsEntry("entryNo", 1).containsEntry("balanceAfter", "2.5");
        assertThat(balances.getList("items.currency")).containsExactly("CREDIT", "EUR");
        assertThat(balances.getList("items.balance")).containsExactly("1", "2.5");
        assertThat(balances.getList("items.entryNo")).containsExactly(1, 1);
        assertThat(balances.getString("items[1].updatedAt")).isNotNull();
    }

    @Test
    void anAccountThatNothingHappenedToHasZeroCreditsAndAnEmptyLog() {
        // Given
        String account = account(customer());

        // Then
        assertThat(as(Tokens.operator()).get(BALANCES, account).jsonPath().<Map<String, Object>>getList("items"))
                .containsExactly(Map.of("currency", "CREDIT", "balance", "0", "entryNo", 0));
        assertThat(as(Tokens.operator()).get(LOG, account).jsonPath().getMap("$"))
                .isEqualTo(Map.of("items", List.of()));
    }

    @ParameterizedTest
    @CsvSource({
        "limit=0, limit, out-of-range",
        "limit=201, limit, out-of-range",
        "limit=x, limit, out-of-range",
        "cursor=%00, cursor, bad-character",
        "cursor=YQ, cursor, not-a-cursor",
        "currency=DOGE, currency, unknown-currency",
    })
    void badParametersAreNamed(String query, String field, String code) {
        // Given
        String account = account(customer());

        // When
        Response response = as(Tokens.operator()).urlEncodingEnabled(false).get(LOG + "?" + query, account);

        // Then
        assertInvalid(response, field, code);
    }

    @Test
    void aCursorIsNotForAnotherCurrency() {
        // Given
        String account = account(customer());
        adjust(account, "1");
        adjust(account, "1");
        adjust(account, "1");
        String cursor = page(Tokens.operator(), account, null).getString("nextCursor");

        // Then
        assertInvalid(
                as(Tokens.operator()).get(LOG + "?currency=EUR&cursor=" + cursor, account), "cursor", "not-a-cursor");
    }

    @Test
    void onlyOwnersOfTheCustomerAndOperatorsSeeMoney() {
        // Given
        String customer = customer();
        String account = account(customer);

        // Then
        for (String path : List.of(LOG, BALANCES)) {
            assertThat(as(Tokens.owner(customer)).get(path, account).statusCode())
                    .isEqualTo(200);
            assertProblem(as(Tokens.owner(customer())).get(path, account), 404, "not-found");
            assertProblem(as(Tokens.sender(customer)).get(path, account), 403, "forbidden");
            assertProblem(as(Tokens.operator()).get(path, "sms-qq00000-1"), 404, "not-found");
            assertThat(given().get(path, account).statusCode()).isEqualTo(401);
            assertThat(as(Tokens.expired()).get(path, account).statusCode()).isEqualTo(401);
        }
    }

    private static JsonPath page(String token, String account, @Nullable String cursor) {
        String query = cursor == null ? "?limit=2" : "?limit=2&cursor=" + cursor;
        return as(token).get(LOG + query, account).jsonPath();
    }
}
