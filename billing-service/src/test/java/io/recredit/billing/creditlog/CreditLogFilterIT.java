package io.recredit.billing.creditlog;

import static io.recredit.billing.Ground.account;
import static io.recredit.billing.Ground.adjust;
import static io.recredit.billing.Ground.as;
import static io.recredit.billing.Ground.customer;
import static io.recredit.testkit.Problems.assertInvalid;
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
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which lines each filter shows, also where they are rare. */
@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "database", value = "billing"))
@SuppressWarnings("NullAway.Init")
class CreditLogFilterIT {

    private static final String LOG = "/v1/accounts/{account}/credit-log";
    private static final UUID ANN = Ids.next();
    private static final UUID BOB = Ids.next();

    /** Yesterday, at a full second. */
    private static final Instant START = Instant.now().minus(1, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);

    private static final Pattern MOMENT = Pattern.compile("(?<==)T([1-8])");

    @Inject
    LedgerGround ledger;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "                                        | 8 7 6 5 4 3 2 1",
                "kind=charge                             | 7 6 4 3 2",
                "kind=refund&kind=topup                  | 5 1",
                "kind=adjustment                         | 8",
                "kind=transfer-in&kind=transfer-out      |",
                "user=ANN                                | 5 4 2",
                "user=BOB&kind=charge                    | 3",
                "purpose=otp                             | 3 2",
                "purpose=otp&user=ANN                    | 2",
                "country=FR                              | 6 5 4 3",
                "prefix=33                               | 6 5 4 3",
                "prefix=336                              | 5 4 3",
                "prefix=3                                | 7 6 5 4 3 2",
                "country=FR&prefix=39                    |",
                "country=FR&kind=topup                   |",
                "from=T3                                 | 8 7 6 5 4 3",
                "to=T3                                   | 2 1",
                "from=T3&to=T6                           | 5 4 3",
                "from=T3&to=T6&user=ANN&kind=charge      | 4",
                "from=2000-01-01T00:00:00Z&to=T1         |",
                "from=2999-01-01T00:00:00Z               |",
                "currency=EUR                            |",
            })
    void each_filter_shows_its_lines_and_all_of_them_must_hold(String query, @Nullable String numbers) {
        // Given
        String account = someLog();

        // When
        List<Integer> shown = numbers(account, query == null ? "" : words(query), 3);

        // Then
        assertThat(shown.stream().map(String::valueOf).toList())
                .isEqualTo(numbers == null ? List.of() : List.of(numbers.split(" ", -1)));
    }

    /** No 1 at T1 to no 8 at T8, a second apart. */
    private String someLog() {
        String customer = customer();
        String account = account(customer);
        BalanceKey balance = new BalanceKey(customer, account, "CREDIT");
        ledger.topup(balance, at(1), "100");
        ledger.charge(balance, at(2), "0.7", Message.to("IT 39", Purpose.OTP, ANN));
        ledger.charge(balance, at(3), "1", Message.to("FR 336", Purpose.OTP, BOB));
        Entry refunded = ledger.charge(balance, at(4), "1", Message.to("FR 336", Purpose.CAMPAIGN, ANN));
        ledger.refund(refunded, at(5), "not-delivered");
        ledger.charge(balance, at(6), "1", Message.to("FR 33", Purpose.PASSWORD_RESET, null));
        ledger.charge(balance, at(7), "1", Message.to("IT 39", Purpose.NOTIFICATION, null));
        ledger.adjustment(balance, at(8), "-1", "a gift");
        return account;
    }

    private static Instant at(int second) {
        return START.plusSeconds(second);
    }

    private static String words(String query) {
        return MOMENT.matcher(query.replace("ANN", ANN.toString()).replace("BOB", BOB.toString()))
                .replaceAll(moment -> at(Integer.parseInt(moment.group(1))).toString());
    }

    @Test
    void times_that_run_against_the_numbers_hide_nothing() {
        // Given
        String customer = customer();
        String account = account(customer);
        BalanceKey balance = new BalanceKey(customer, account, "CREDIT");
        for (int seconds : new int[] {0, 100, 30, 160, 70, 300, 190, 301}) {
            ledger.adjustment(balance, at(seconds), "1", "at " + seconds);
        }

        // Then
        assertThat(numbers(account, "from=%s&to=%s".formatted(at(70), at(190)), 50))
                .containsExactly(5, 4, 2);
        assertThat(numbers(account, "from=" + at(190), 50)).containsExactly(8, 7, 6);
        assertThat(numbers(account, "to=" + at(71), 50)).containsExactly(5, 3, 1);
    }

    @Test
    void rare_lines_are_found_in_pages_that_each_cost_little() {
        // Given
        String customer = customer();
        String account = account(customer);
        BalanceKey balance = new BalanceKey(customer, account, "CREDIT");
        ledger.topup(balance, START, "5");
        ledger.charge(balance, START, "1", Message.to("FR 33", Purpose.CAMPAIGN, null));
        int many = CreditLogRepository.MAX_LOOKED_AT + 10;
        ledger.spendOneByOne(balance, START, many);

        // When
        JsonPath first = page(account, "country=FR", 50, null);
        JsonPath second = page(account, "country=FR", 50, first.getString("nextCursor"));
        JsonPath topups = page(account, "kind=topup", 50, null);
        Instant middle = START.plusMillis(25_000);
        JsonPath moment = page(account, "from=%s&to=%s".formatted(middle, middle.plusMillis(3)), 50, null);

        // Then
        assertThat(first.getList("items")).isEmpty();
        assertThat(second.getList("items.entryNo")).containsExactly(2);
        assertThat(second.getString("nextCursor")).isNull();
        assertThat(topups.getList("items.entryNo")).containsExactly(3, 1);
        assertThat(topups.getString("nextCursor")).isNull();
        assertThat(moment.getList("items.entryNo")).hasSize(3);
        assertThat(moment.getString("items[2].createdAt")).isEqualTo(middle.toString());
    }

    @Test
    void pages_stay_what_they_are_while_entries_arrive() {
        // Given
        String account = account(customer());
        for (int i = 0; i < 5; i++) {
            adjust(account, "1");
        }
        JsonPath first = page(account, "kind=adjustment", 2, null);

        // When
        adjust(account, "1");
        adjust(account, "1");
        JsonPath second = page(account, "kind=adjustment", 2, first.getString("nextCursor"));
        JsonPath third = page(account, "kind=adjustment", 2, second.getString("nextCursor"));

        // Then
        assertThat(first.getList("items.entryNo")).containsExactly(5, 4);
        assertThat(second.getList("items.entryNo")).containsExactly(3, 2);
        assertThat(third.getList("items.entryNo")).containsExactly(1);
        assertThat(third.getString("nextCursor")).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "from=yesterday, from, not-a-time",
        "from=2026-01-01, from, not-a-time",
        "from=2026-01-01T00:00:00, from, not-a-time",
        "from=2026-01-01T00:00:00+01:00, from, not-a-time",
        "to=1999-12-31T23:59:59Z, to, out-of-range",
        "to=%2B999999999-12-31T23:59:59Z, to, out-of-range",
        "from=2026-01-02T00:00:00Z&to=2026-01-01T00:00:00Z, to, not-after-from",
        "from=2026-01-02T00:00:00Z&to=2026-01-02T01:00:00%2B01:00, to, not-after-from",
        "kind=withdrawal, kind, unknown-kind",
        "kind=topup&kind=Charge, kind, unknown-kind",
        "user=ann, user, not-an-id",
        "user=1-2-3-4-5, user, not-an-id",
        "purpose=OTP, purpose, unknown-purpose",
        "country=fr, country, unknown-country",
        "country=UK, country, unknown-country",
        "prefix=%2B33, prefix, bad-prefix",
        "prefix=1234567890123456, prefix, bad-prefix",
        "currency=DOGE, currency, unknown-currency",
        "kind=%00, kind, bad-character",
        "purpos=otp, purpos, unknown-parameter",
        "Kind=topup, Kind, unknown-parameter",
        "currency=CREDIT&currency=EUR, currency, repeated",
    })
    void a_bad_filter_is_named_in_pages_and_in_the_file(String query, String field, String code) {
        // Given
        String account = account(customer());

        for (String path : List.of(LOG, LOG + ".csv")) {
            // When
            Response response = as(Tokens.operator()).urlEncodingEnabled(false).get(path + "?" + query, account);

            // Then
            assertInvalid(response, field, code);
        }
    }

    @Test
    void a_filter_without_a_value_is_none() {
        // Given
        String account = account(customer());
        adjust(account, "1");

        // When
        JsonPath page = as(Tokens.operator())
                .urlEncodingEnabled(false)
                .get(LOG + "?from=&to=&kind=&user=&purpose=&country=&prefix=", account)
                .jsonPath();

        // Then
        assertThat(page.getList("items.entryNo")).containsExactly(1);
    }

    @Test
    void all_bad_filters_are_named_at_once() {
        assertInvalid(
                        as(Tokens.operator()).get(LOG + "?kind=x&user=x&from=x&country=x", "sms-qq00000-1"),
                        "kind",
                        "unknown-kind")
                .withError("user", "not-an-id")
                .withError("from", "not-a-time")
                .withError("country", "unknown-country");
    }

    /** The numbers of all pages. */
    private static List<Integer> numbers(String account, String query, int limit) {
        List<Integer> numbers = new ArrayList<>();
        String cursor = null;
        do {
            JsonPath page = page(account, query, limit, cursor);
            numbers.addAll(page.getList("items.entryNo"));
            cursor = page.getString("nextCursor");
        } while (cursor != null);
        return numbers;
    }

    private static JsonPath page(String account, String query, int limit, @Nullable String cursor) {
        String place = cursor == null ? "" : "&cursor=" + cursor;
        Response response = as(Tokens.operator()).get(LOG + "?limit=" + limit + place + "&" + query, account);
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(200);
        return response.jsonPath();
    }
}
