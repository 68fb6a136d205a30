package io.recredit.billing.pack;

import static io.recredit.billing.Ground.as;
import static io.recredit.billing.Ground.customer;
import static io.recredit.testkit.Problems.assertInvalid;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.recredit.contracts.Amount;
import io.recredit.testkit.StackResource;
import io.recredit.testkit.Tokens;
import io.restassured.path.json.JsonPath;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "database", value = "billing"))
class PackResourceIT {

    @Inject
    Pricing pricing;

    @Inject
    Pool pool;

    @Test
    void whoeverMaySendSeesThatLargerPacksAreCheaperPerCredit() {
        // When
        JsonPath packs = as(Tokens.sender(customer()))
                .get("/v1/packs?currency=CREDIT")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();

        // Then
        assertThat(packs.getList("items.id"))
                .containsExactly("credit-100", "credit-200", "credit-250", "credit-500", "credit-1000");
        assertThat(packs.getList("items.price.amount")).containsExactly("6", "11.8", "14.5", "28", "52");
        assertThat(packs.getList("items.price.currency")).containsOnly("EUR");
        assertThat(packs.getList("items.unitPrice")).containsExactly("0.06", "0.059", "0.058", "0.056", "0.052");
        assertThat(packs.getString("nextCursor")).isNull();
    }

    @Test
    void packsComeInPages() {
        // When
        List<String> ids = new ArrayList<>();
        String cursor = null;
        do {
            JsonPath page = as(Tokens.operator())
                    .get("/v1/packs?limit=2" + (cursor == null ? "" : "&cursor=" + cursor))
                    .jsonPath();
            ids.addAll(page.getList("items.id"));
            cursor = page.getString("nextCursor");
        } while (cursor != null);

        // Then
        assertThat(ids).containsExactly("credit-100", "credit-200", "credit-250", "credit-500", "credit-1000");
    }

    @Test
    void noPacksAreSoldInMoney() {
        assertThat(as(Tokens.operator())
                        .get("/v1/packs?currency=EUR")
                        .jsonPath()
                        .getList("items"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "currency=XYZ, currency, unknown-currency",
        "limit=0, limit, out-of-range",
        "cursor=x, cursor, not-a-cursor",
        "cursor=Y3JlZGl0, cursor, not-a-cursor",
    })
    void aWrongParameterIsNamed(String query, String field, String code) {
        assertInvalid(as(Tokens.operator()).get("/v1/packs?" + query), field, code);
    }

    @ParameterizedTest
    @CsvSource({
        "CREDIT, 100, 1, 6, EUR",
        "CREDIT, 250, 4, 58, EUR",
        "EUR, 12.34, 2, 24.68, EUR",
        "JPY, 500, 3, 1500, JPY",
        "TND, 1.234, 1, 1.234, TND",
    })
    void packsAndMoneyHaveAPrice(String currency, String amount, long times, String price, String priceCurrency) {
        assertThat(priceOf(currency, amount, times)).contains(new Price(Amount.of(price), priceCurrency));
    }

    @ParameterizedTest
    @CsvSource({
        "CREDIT, 300, 1",
        "CREDIT, 0.5, 1",
        "EUR, 0.001, 1",
        "JPY, 0.5, 2",
        "EUR, 1000000000000, 100",
        "CREDIT, 100, 9223372036854775807",
    })
    void whatIsNotSoldHasNone(String currency, String amount, long times) {
        assertThat(priceOf(currency, amount, times)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        // dearer than 1,000 credits at 52; as dear as 100 at 6
        "2000, 104.000001, credit-test",
        "2000, 104, credit-test",
        "150, 9, credit-test",
        // so cheap that the next larger ones would be dearer
        "90, 5, credit-test",
    })
    void aPackWhosePricePerCreditDoesNotFallWithItsSizeIsRefused(String amount, String price, String named) {
        assertThatThrownBy(() -> offer(amount, price))
                .hasMessageContaining("costs no less per unit than the smaller pack")
                .hasMessageContaining(named);
    }

    @Test
    void aPackWhosePriceFallsIsTaken() {
        offer("2000", "103.999999");
        pool.query("delete from pack where id = 'credit-test'")
                .execute()
                .await()
                .atMost(Duration.ofSeconds(60));
    }

    private void offer(String amount, String price) {
        pool.preparedQuery("insert into pack values ('credit-test', 'CREDIT', $1, $2, 'EUR', true)")
                .execute(Tuple.of(Amount.of(amount).micros(), Amount.of(price).micros()))
                .await()
                .atMost(Duration.ofSeconds(60));
    }

    private Optional<Price> priceOf(String currency, String amount, long times) {
        return pricing.priceOf(pool, currency, Amount.of(amount), times).await().atMost(Duration.ofSeconds(60));
    }
}
