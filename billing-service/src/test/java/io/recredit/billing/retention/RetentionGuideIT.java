package io.recredit.billing.retention;

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
import io.recredit.billing.ledger.BalanceKey;
import io.recredit.billing.ledger.Entry;
import io.recredit.testkit.StackResource;
import io.recredit.testkit.Tokens;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code docs/retention.md} shows, over REST. */
@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "database", value = "billing"))
@SuppressWarnings("NullAway.Init")
class RetentionGuideIT {

    private static final Path GUIDE = Path.of("..", "docs", "retention.md");
    private static final String RUNS = "/v1/ledger/retention-runs";

    @Inject
    OldLedger old;

    @BeforeEach
    void reachThePresent() {
        old.reachThePresent();
    }

    @Test
    void in_the_document_of_the_api_sums_are_decimal_strings() {
        JsonPath document = given().get("/q/openapi?format=json").jsonPath();

        assertThat(document.getMap("components.schemas.WeekView.properties.net.additionalProperties"))
                .containsEntry("$ref", "#/components/schemas/Amount");
        assertThat(document.getMap("components.schemas.Amount")).containsEntry("type", "string");
    }

    @Test
    void the_worked_example_is_looked_at_archived_and_put_back() throws IOException {
        // Given
        String customer = customer();
        String account = account(customer);
        BalanceKey balance = new BalanceKey(customer, account, "CREDIT");
        old.makeAround(Instant.parse("2019-10-02T00:00:00Z"));
        run("2019-09-30");
        old.adjust(balance, "2019-10-01", "10");
        Entry first = old.charge(balance, "2019-10-02", "1");
        old.charge(balance, "2019-10-08", "2");
        old.refund(first);
        old.charge(balance, "2019-10-03", "0.5");
        old.charge(balance, "2019-10-09", "3");
        // When
        Response looked = as(Tokens.operator(), block("before")).post(RUNS);
        // Then
        sameAsShown(looked, "due");
        assertThat(log(customer, account).getMap("$")).doesNotContainKey("archived");
        // When
        Response done = run("2019-10-07");
        // Then
        sameAsShown(done, "archived");
        assertThat(old.exists("archive.entry_20190930")).isTrue();
        assertThat(old.exists("public.entry_20190930")).isFalse();
        assertThat(lines(balance)).isEqualTo("1-2: 0 + 9000000 = 9000000; 4-5: 7000000 + 500000 = 7500000");
        assertThat(old.adds(balance)).isTrue();
        JsonPath log = log(customer, account);
        assertThat(log.getList("items.entryNo")).containsExactly(6, 3);
        assertThat(log.getList("items.balanceAfter")).containsExactly("4.5", "7");
        assertThat(log.getMap("archived")).isEqualTo(Map.of("entries", 4, "before", "2019-10-07"));
        // When
        old.command(block("begin;"));
        // Then
        assertThat(log(customer, account).getList("items.entryNo")).containsExactly(6, 5, 4, 3, 2, 1);
        assertThat(old.adds(balance)).isTrue();
        assertThat(run("2019-10-07").jsonPath().getList("weeks.result")).containsExactly("archived");
        old.adjust(balance, LocalDate.now().toString(), "1");
        assertThat(old.adds(balance)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "'{}', before, required",
        "'{\"before\": \"yesterday\"}', before, not-a-date",
        "'{\"before\": \"-999999999-01-01\"}', before, not-a-date",
        "'{\"before\": \"2999-01-01\"}', before, too-late",
    })
    void a_day_is_needed_that_is_long_ago(String body, String field, String code) {
        assertInvalid(as(Tokens.operator(), body).post(RUNS), field, code);
    }

    @Test
    void only_operators_archive() {
        String customer = customer();
        for (String token : List.of(Tokens.owner(customer), Tokens.sender(customer))) {
            assertProblem(as(token, "{\"before\": \"2000-01-03\"}").post(RUNS), 403, "forbidden");
        }
    }

    private static Response run(String before) {
        Response response = as(Tokens.operator(), """
                {"before": "%s", "dryRun": false}""".formatted(before)).post(RUNS);
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(200);
        return response;
    }

    private static void sameAsShown(Response response, String result) throws IOException {
        Map<String, Object> shown = JsonPath.from(block("\"weeks\"")).getMap("weeks[0]");
        Map<String, Object> week = response.jsonPath().getMap("weeks[0]");
        assertThat(response.jsonPath().getList("weeks")).hasSize(1);
        assertThat(week.keySet()).isEqualTo(shown.keySet());
        for (String field : List.of("week", "table", "entries", "balances", "net")) {
            assertThat(week.get(field)).isEqualTo(shown.get(field));
        }
        assertThat(week).containsEntry("result", result);
    }

    private static JsonPath log(String customer, String account) {
        return as(Tokens.owner(customer))
                .get("/v1/accounts/{account}/credit-log", account)
                .jsonPath();
    }

    private String lines(BalanceKey balance) {
        return old.text("""
                select string_agg(format('%s-%s: %s + %s = %s', first_entry_no, last_entry_no, balance_before_micros,
                    amount_micros, balance_after_micros), '; ' order by first_entry_no)
                from archived_balance where account = '""" + balance.account() + "'");
    }

    /** The first block of the guide that has these words, without the line of the request. */
    private static String block(String words) throws IOException {
        String[] parts = Files.readString(GUIDE).split("```", -1);
        for (int i = 1; i < parts.length; i += 2) {
            if (parts[i].contains(words)) {
                return parts[i].substring(parts[i].indexOf('\n') + 1).replaceFirst("^POST .*\n", "");
            }
        }
        throw new AssertionError("the guide shows no " + words);
    }
}
