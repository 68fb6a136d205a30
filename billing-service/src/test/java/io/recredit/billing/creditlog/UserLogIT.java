package io.recredit.billing.creditlog;

import static io.recredit.billing.Ground.account;
import static io.recredit.billing.Ground.as;
import static io.recredit.billing.Ground.customer;
import static io.recredit.billing.Ground.key;
import static io.recredit.billing.Ground.user;
import static io.recredit.testkit.Problems.assertInvalid;
import static io.recredit.testkit.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.recredit.billing.LedgerGround;
import io.recredit.billing.LedgerGround.Message;
import io.recredit.billing.ledger.BalanceKey;
import io.recredit.billing.ledger.Entry;
import io.recredit.contracts.LifeState;
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
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the filters of a user's log show, in pages and as a file. The log is made once. */
@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "database", value = "billing"))
@SuppressWarnings("NullAway.Init")
class UserLogIT {

    private static final String LOG = "/v1/accounts/{account}/users/{user}/credit-log";
    private static final String FILE = LOG + ".csv";

    /** Yesterday, at a full second. */
    private static final Instant START = Instant.now().minus(1, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);

    private static final String TODAY = START.plus(12, ChronoUnit.HOURS).toString();

    private static final Pattern MOMENT = Pattern.compile("(?<==)T([1-5])");

    /** A query that does not restrict. */
    private static final String ALL = "currency=CREDIT";

    /** @param balance of the account, whose only user it is */
    private record Shop(BalanceKey balance, UUID user) {
        String owner() {
            return Tokens.owner(balance.customer());
        }
    }

    private static @Nullable Shop made;

    private Shop shop;

    @Inject
    LedgerGround ledger;

    /** No 1 is a top-up, nos 2 to 4 are of yesterday; an allowance, no 5 and a change of the allowance are of today. */
    @BeforeEach
    void a_log() {
        Shop known = made;
        if (known == null) {
            known = aShop();
            BalanceKey balance = known.balance();
            ledger.topup(balance, at(1), "100");
            ledger.charge(balance, at(2), "0.7", Message.to("IT 39", Purpose.OTP, known.user()));
            Entry refunded = ledger.charge(balance, at(3), "1", Message.to("FR 336", Purpose.CAMPAIGN, known.user()));
            ledger.refund(refunded, at(4), "not-delivered");
            allowanceOf(known, "50", "a start");
            ledger.charge(
                    balance,
                    Instant.now().truncatedTo(ChronoUnit.MICROS),
                    "1",
                    Message.to("FR 33", Purpose.OTP, known.user()));
            allowanceOf(known, "-5", "=1+1");
            made = known;
        }
        shop = known;
    }

    private static Shop aShop() {
        String customer = customer();
        String account = account(customer);
        return new Shop(new BalanceKey(customer, account, "CREDIT"), user(customer, account, LifeState.ACTIVE));
    }

    private static void allowanceOf(Shop shop, String amount, String reason) {
        Response changed = as(shop.owner(), """
                {"currency": "CREDIT", "amount": "%s", "reason": "%s"}""".formatted(amount, reason))
                .header("Idempotency-Key", key())
                .post(
                        "/v1/accounts/{account}/users/{user}/allowance-changes",
                        shop.balance().account(),
                        shop.user());
        assertThat(changed.statusCode()).as(changed.asString()).isEqualTo(201);
    }

    private static Instant at(int second) {
        return START.plusSeconds(second);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "                                      | 5/2 5 4/1 4 3 2",
                "kind=charge                           | 5 3 2",
                "kind=refund                           | 4",
                "kind=allowance-change                 | 5/2 4/1",
                "kind=allowance-plan                   |",
                "kind=charge&kind=allowance-change     | 5/2 5 4/1 3 2",
                "purpose=otp                           | 5 2",
                "country=FR                            | 5 4 3",
                "prefix=336                            | 4 3",
                "country=FR&kind=allowance-change      |",
                "from=T3&to=T5                         | 4 3",
                "from=TODAY                            | 5/2 5 4/1",
                "from=TODAY&kind=charge                | 5",
                "to=TODAY                              | 4 3 2",
                "to=TODAY&kind=allowance-change        |",
                "currency=EUR                          |",
            })
    void each_filter_shows_its_lines_in_pages_and_as_a_file(@Nullable String query, @Nullable String expected) {
        // Given
        String words = words(query);

        // When
        List<String> inPages = new ArrayList<>();
        String cursor = null;
        do {
            JsonPath page = page(shop, words, 2, cursor);
            for (Map<String, Object> line : page.<Map<String, Object>>getList("items")) {
                inPages.add(line.get("entryNo") + (line.containsKey("changeNo") ? "/" + line.get("changeNo") : ""));
            }
            cursor = page.getString("nextCursor");
        } while (cursor != null);
        List<String> inFile = file(shop, words).stream()
                .skip(1)
                .map(line -> line.split(",", -1))
                .map(cells -> cells[0] + (cells[1].isEmpty() ? "" : "/" + cells[1]))
                .toList();

        // Then
        List<String> lines = expected == null ? List.of() : List.of(expected.split(" ", -1));
        assertThat(inPages).isEqualTo(lines);
        assertThat(inFile).isEqualTo(lines);
    }

    private static String words(@Nullable String query) {
        return MOMENT.matcher(query == null ? ALL : query)
                .replaceAll(moment -> at(Integer.parseInt(moment.group(1))).toString())
                .replace("TODAY", TODAY);
    }

    @Test
    void the_file_has_every_column_and_keeps_spreadsheets_from_calculating() {
        List<String> lines = file(shop, "kind=allowance-change&kind=refund");

        assertThat(lines).hasSize(4);
        assertThat(lines.getFirst())
                .isEqualTo("entryNo,changeNo,createdAt,kind,amount,balanceAfter,allowanceAfter,currency,messageId,"
                        + "country,prefix,purpose,segments,reason,actor,id");
        assertThat(lines.get(1)).startsWith("5,2,").contains(",allowance-change,-5,98.3,45,CREDIT,,,,,,'=1+1,");
        assertThat(lines.get(3))
                .startsWith("4,," + at(4) + ",refund,1,99.3,,CREDIT,")
                .contains(",FR,336,campaign,1,not-delivered,,");
    }

    @Test
    void rare_lines_are_found_in_pages_that_each_cost_little() {
        // Given
        Shop busy = aShop();
        ledger.topup(busy.balance(), START, "5");
        ledger.charge(busy.balance(), START, "1", Message.to("FR 33", Purpose.CAMPAIGN, busy.user()));
        allowanceOf(busy, "7", "before the many");
        int many = UserLogRepository.MAX_LOOKED_AT;
        ledger.spendOneByOne(busy.balance(), START, many, busy.user());

        // When
        JsonPath first = page(busy, "country=FR", 50, null);
        JsonPath second = page(busy, "country=FR", 50, first.getString("nextCursor"));
        JsonPath changes = page(busy, "kind=allowance-change", 50, null);
        List<String> all = file(busy, ALL);
        List<String> french = file(busy, "country=FR");

        // Then
        assertThat(first.getList("items")).isEmpty();
        assertThat(second.getList("items.entryNo")).containsExactly(2);
        assertThat(second.getString("nextCursor")).isNull();
        assertThat(changes.getList("items.amount")).containsExactly("7");
        assertThat(changes.getString("nextCursor")).isNull();
        assertThat(all).hasSize(1 + many + 2).doesNotHaveDuplicates();
        assertThat(french).hasSize(2);
    }

    @Test
    void pages_stay_what_they_are_while_lines_arrive() {
        // Given
        Shop growing = aShop();
        ledger.topup(growing.balance(), START, "100");
        for (String amount : List.of("1", "2", "3")) {
            ledger.charge(growing.balance(), at(5), amount, Message.to("FR 33", Purpose.OTP, growing.user()));
        }
        JsonPath first = page(growing, "purpose=otp", 2, null);

        // When
        ledger.charge(growing.balance(), at(6), "4", Message.to("FR 33", Purpose.OTP, growing.user()));
        allowanceOf(growing, "9", "meanwhile");
        JsonPath second = page(growing, "purpose=otp", 2, first.getString("nextCursor"));

        // Then
        assertThat(first.getList("items.amount")).containsExactly("-3", "-2");
        assertThat(second.getList("items.amount")).containsExactly("-1");
        assertThat(second.getString("nextCursor")).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "from=yesterday, from, not-a-time",
        "from=2026-01-02T00:00:00Z&to=2026-01-01T00:00:00Z, to, not-after-from",
        "kind=topup, kind, unknown-kind",
        "kind=charge&kind=allowance, kind, unknown-kind",
        "purpose=OTP, purpose, unknown-purpose",
        "country=UK, country, unknown-country",
        "prefix=%2B33, prefix, bad-prefix",
        "currency=XYZ, currency, unknown-currency",
    })
    void what_cannot_be_understood_is_refused(String query, String field, String code) {
        for (String path : List.of(LOG, FILE)) {
            assertInvalid(
                    as(shop.owner())
                            .urlEncodingEnabled(false)
                            .get(path + "?" + query, shop.balance().account(), shop.user()),
                    field,
                    code);
        }
    }

    @Test
    void only_owners_of_the_customer_and_operators_get_the_file() {
        String account = shop.balance().account();
        assertProblem(as(Tokens.owner(customer())).get(FILE, account, shop.user()), 404, "not-found");
        assertProblem(as(shop.owner()).get(FILE, account, UUID.randomUUID()), 404, "not-found");
        assertProblem(as(Tokens.sender(shop.balance().customer())).get(FILE, account, shop.user()), 403, "forbidden");
        Response file = as(Tokens.operator()).get(FILE, account, shop.user());
        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(file.header("Content-Disposition"))
                .isEqualTo("attachment; filename=\"credit-log-%s-%s-CREDIT.csv\"".formatted(account, shop.user()));
    }

    private static JsonPath page(Shop shop, String query, int limit, @Nullable String cursor) {
        Response answer = as(shop.owner())
                .urlEncodingEnabled(false)
                .get(
                        LOG + "?limit=" + limit + "&" + query + (cursor == null ? "" : "&cursor=" + cursor),
                        shop.balance().account(),
                        shop.user());
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return answer.jsonPath();
    }

    private static List<String> file(Shop shop, String query) {
        Response answer = as(shop.owner())
                .urlEncodingEnabled(false)
                .get(FILE + "?" + query, shop.balance().account(), shop.user());
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return answer.asString().lines().toList();
    }
}
