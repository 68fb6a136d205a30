package io.recredit.billing.spending;

import static io.recredit.billing.Ground.account;
import static io.recredit.billing.Ground.as;
import static io.recredit.billing.Ground.customer;
import static io.recredit.testkit.Problems.assertInvalid;
import static io.recredit.testkit.Problems.assertProblem;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.recredit.billing.LedgerGround;
import io.recredit.billing.LedgerGround.Message;
import io.recredit.billing.ledger.BalanceKey;
import io.recredit.billing.ledger.Entry;
import io.recredit.contracts.Ids;
import io.recredit.contracts.Purpose;
import io.recredit.testkit.StackResource;
import io.recredit.testkit.Tokens;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "database", value = "billing"))
@SuppressWarnings("NullAway.Init")
class SpendingIT {

    private static final String PATH = "/v1/accounts/{account}/spending";
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final UUID ANN = Ids.next();

    /** Some day of the past two weeks, in the zone of the tests' accounts. */
    private final LocalDate day = LocalDate.now(PARIS).minusDays(5);

    @Inject
    LedgerGround ledger;

    @Test
    void charges_less_refunds_are_summed_up_by_whatever_is_asked_for() {
        // Given
        String customer = customer();
        String account = account(customer);
        spend(new BalanceKey(customer, account, "CREDIT"));

        // When
        JsonPath byDay = summary(account, "by=day");
        JsonPath byPurpose = summary(account, "by=purpose");
        JsonPath byUser = summary(account, "by=user");
        JsonPath byTwo = summary(account, "by=destination&by=day");

        // Then
        assertThat(byDay.getMap("total")).isEqualTo(Map.of("messages", 3, "segments", 5, "amount", "5.7"));
        assertThat(byDay.getList("items"))
                .containsExactly(
                        Map.of("day", day.toString(), "messages", 2, "segments", 4, "amount", "4.7"),
                        Map.of("day", day.plusDays(1).toString(), "messages", 1, "segments", 1, "amount", "1"));
        assertThat(byPurpose.getList("items"))
                .containsExactly(
                        Map.of("purpose", "campaign", "messages", 1, "segments", 3, "amount", "4"),
                        Map.of("purpose", "otp", "messages", 2, "segments", 2, "amount", "1.7"));
        assertThat(byUser.getList("items"))
                .containsExactly(
                        Map.of("user", ANN.toString(), "messages", 1, "segments", 3, "amount", "4"),
                        Map.of("messages", 2, "segments", 2, "amount", "1.7"));
        assertThat(byTwo.getList("by")).containsExactly("destination", "day");
        assertThat(byTwo.getList("items.country")).containsExactly("FR", "FR", "IT");
        for (JsonPath other : List.of(byPurpose, byUser, byTwo)) {
            assertThat(other.getMap("total")).isEqualTo(byDay.getMap("total"));
        }
    }

    /** Two messages on the day, one on the next, and what must not count. */
    private void spend(BalanceKey balance) {
        ledger.topup(balance, at(day.minusDays(1), "12:00"), "100");
        ledger.charge(balance, at(day.minusDays(1), "23:59:59"), "50", Message.to("FR 33", Purpose.OTP, null));
        ledger.charge(balance, at(day, "00:00"), "0.7", Message.to("IT 39", Purpose.OTP, null));
        ledger.charge(
                balance,
                at(day, "23:59:59"),
                "4",
                Message.to("FR 33", Purpose.CAMPAIGN, ANN).ofSegments(3));
        Entry refused = ledger.charge(balance, at(day, "10:00"), "1", Message.to("FR 33", Purpose.CAMPAIGN, ANN));
        ledger.charge(balance, at(day.plusDays(1), "00:00"), "1", Message.to("FR 33", Purpose.OTP, null));
        ledger.refund(refused, at(day.plusDays(3), "10:00"), "not-delivered");
        ledger.adjustment(balance, at(day, "11:00"), "-10", "no spending");
        ledger.charge(balance, at(day.plusDays(2), "00:00"), "20", Message.to("FR 33", Purpose.OTP, null));
    }

    private JsonPath summary(String account, String by) {
        Response response =
                as(Tokens.operator()).get(PATH + "?from=" + day + "&to=" + day.plusDays(1) + "&" + by, account);
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(200);
        return response.jsonPath();
    }

    private static Instant at(LocalDate day, String time) {
        return day.atTime(LocalTime.parse(time)).atZone(PARIS).toInstant();
    }

    @Test
    void an_account_that_spent_nothing_has_an_empty_summary_of_thirty_days() {
        // When
        JsonPath summary = as(Tokens.operator()).get(PATH, account(customer())).jsonPath();

        // Then
        LocalDate today = LocalDate.parse(summary.getString("to"));
        assertThat(today).isBetween(LocalDate.now(PARIS).minusDays(1), LocalDate.now(PARIS));
        assertThat(summary.getString("from")).isEqualTo(today.minusDays(29).toString());
        assertThat(summary.getMap("total")).isEqualTo(Map.of("messages", 0, "segments", 0, "amount", "0"));
        assertThat(summary.getList("items")).isEmpty();
        assertThat(summary.getList("by")).containsExactly("day");
        assertThat(summary.getMap("$")).doesNotContainKey("archived");
    }

    @Test
    void currencies_are_never_added_up() {
        // Given
        String customer = customer();
        String account = account(customer);
        spend(new BalanceKey(customer, account, "EUR"));

        // Then
        assertThat(summary(account, "currency=EUR").getString("total.amount")).isEqualTo("5.7");
        assertThat(summary(account, "by=day").getString("total.amount")).isEqualTo("0");
    }

    @ParameterizedTest
    @CsvSource({
        "from=yesterday, from, not-a-date",
        "from=2026-02-29, from, not-a-date",
        "from=2026-01-01T00:00:00Z, from, not-a-date",
        "to=1999-12-31, to, out-of-range",
        "to=%2B999999999-12-31, to, out-of-range",
        "from=2026-01-02&to=2026-01-01, to, before-from",
        "from=2026-01-01&to=2026-04-03, to, too-many-days",
        "from=2026-01-01&to=2026-04-03&by=purpose, to, too-many-days",
        "by=week, by, unknown-dimension",
        "currency=credit, currency, unknown-currency",
    })
    void bad_parameters_are_named(String query, String field, String code) {
        assertInvalid(
                as(Tokens.operator()).urlEncodingEnabled(false).get(PATH + "?" + query, account(customer())),
                field,
                code);
    }

    @Test
    void a_summary_that_takes_too_long_or_one_too_many_is_refused_with_the_reason() throws Exception {
        // Given
        String customer = customer();
        String account = account(customer);
        String path = PATH + "?from=" + day + "&to=" + day;
        try (ExecutorService threads = Executors.newFixedThreadPool(3)) {
            // When
            List<Future<Response>> answers = ledger.whileLocked(
                    "lock table entry in access exclusive mode",
                    () -> threads.invokeAll(Collections.nCopies(
                            3, () -> as(Tokens.owner(customer)).get(path, account))));

            // Then
            int refused = 0;
            for (Future<Response> answer : answers) {
                if (answer.get().statusCode() == 503) {
                    assertProblem(answer.get(), 503, "unavailable");
                    assertThat(answer.get().header("Retry-After")).isEqualTo("10");
                    refused++;
                } else {
                    assertProblem(answer.get(), 422, "summary-too-large");
                }
            }
            assertThat(refused).isEqualTo(1);
        }
        assertThat(as(Tokens.owner(customer)).get(path, account).statusCode()).isEqualTo(200);
    }

    @Test
    void only_owners_of_the_customer_and_operators_see_it() {
        String customer = customer();
        String account = account(customer);
        assertThat(as(Tokens.owner(customer)).get(PATH, account).statusCode()).isEqualTo(200);
        assertProblem(as(Tokens.owner(customer())).get(PATH, account), 404, "not-found");
        assertProblem(as(Tokens.operator()).get(PATH, "sms-qq00000-1"), 404, "not-found");
        assertProblem(as(Tokens.sender(customer)).get(PATH, account), 403, "forbidden");
        assertThat(given().get(PATH, account).statusCode()).isEqualTo(401);
    }
}
