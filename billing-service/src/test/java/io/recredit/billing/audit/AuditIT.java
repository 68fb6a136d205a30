package io.recredit.billing.audit;

import static io.recredit.billing.Ground.account;
import static io.recredit.billing.Ground.adjust;
import static io.recredit.billing.Ground.as;
import static io.recredit.billing.Ground.customer;
import static io.recredit.billing.Ground.key;
import static io.recredit.testkit.Problems.assertInvalid;
import static io.recredit.testkit.Problems.assertProblem;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.recredit.testkit.StackResource;
import io.recredit.testkit.Tokens;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "database", value = "billing"))
@SuppressWarnings("NullAway.Init")
class AuditIT {

    private static final String OF_ACCOUNT = "/v1/accounts/{account}/audit";
    private static final String OF_CUSTOMER = "/v1/customers/{customer}/audit";
    private static final String ALL = "/v1/audit";
    private static final String ALERT = "/v1/accounts/{account}/alert-rules/{currency}";
    private static final Duration LIMIT = Duration.ofSeconds(60);

    @Inject
    Pool pool;

    private String customer = "";
    private String account = "";
    private String owner = "";

    @BeforeEach
    void anAccount() {
        customer = customer();
        account = account(customer);
        owner = Tokens.owner(customer);
    }

    @Test
    void a_rule_tells_who_saved_and_removed_it_from_what_to_what() {
        // When
        assertThat(as(owner, alert("50", 9))
                        .header("X-Request-Id", "req-1")
                        .put(ALERT, account, "EUR")
                        .statusCode())
                .isEqualTo(200);
        saveAlert("60", 7);
        saveAlert("60", 7);
        as(Tokens.operator()).delete(ALERT, account, "EUR");

        // Then
        List<Map<String, Object>> entries = entries(owner, OF_ACCOUNT, account, "");
        Map<String, Object> first =
                Map.of("enabled", true, "threshold", "50", "emails", List.of("a@example.com"), "hour", 9);
        Map<String, Object> second =
                Map.of("enabled", true, "threshold", "60", "emails", List.of("a@example.com"), "hour", 7);
        assertThat(entries).extracting(entry -> entry.get("action")).containsExactly("removed", "changed", "created");
        assertThat(entries).extracting(entry -> entry.get("from")).containsExactly(second, first, null);
        assertThat(entries).extracting(entry -> entry.get("to")).containsExactly(null, second, first);
        assertThat(entries).extracting(entry -> entry.get("actorRole")).containsExactly("operator", "owner", "owner");
        assertThat(entries).extracting(entry -> entry.get("requestId")).containsExactly(null, null, "req-1");
        assertThat(entries)
                .allSatisfy(entry -> assertThat(entry)
                        .containsEntry("kind", "alert-rule")
                        .containsEntry("item", "EUR")
                        .containsEntry("customer", customer)
                        .containsEntry("account", account)
                        .doesNotContainKey("user")
                        .containsKeys("id", "at", "actor"));
        assertThat(entries.getLast().get("actor"))
                .isEqualTo(as(owner, alert("60", 7))
                        .put(ALERT, account, "EUR")
                        .jsonPath()
                        .getString("updatedBy"));
    }

    @Test
    void what_was_refused_or_only_repeated_leaves_no_entry() {
        // Given
        String key = key();
        String body = "{\"currency\": \"CREDIT\", \"amount\": \"5\", \"reason\": \"once\"}";

        // When
        List<Integer> statuses = IntStream.range(0, 2)
                .map(n -> as(Tokens.operator(), body)
                        .header("Idempotency-Key", key)
                        .post("/v1/accounts/{account}/adjustments", account)
                        .statusCode())
                .boxed()
                .toList();
        assertProblem(adjust(account, "-6"), 422, "insufficient-balance");
        as(
                        owner,
                        "{\"enabled\": true, \"threshold\": \"20\", \"amount\": \"100\", \"card\": \"%s\"}"
                                .formatted(UUID.randomUUID()))
                .put("/v1/accounts/{account}/auto-topup-rules/CREDIT", account)
                .then()
                .statusCode(400);
        assertProblem(as(owner).delete(ALERT, account, "USD"), 404, "not-found");

        // Then
        assertThat(statuses).containsExactly(201, 201);
        assertThat(entries(owner, OF_ACCOUNT, account, ""))
                .singleElement()
                .satisfies(entry -> assertThat(entry)
                        .containsEntry("kind", "adjustment")
                        .containsEntry("action", "created")
                        .containsEntry(
                                "to",
                                Map.of("currency", "CREDIT", "amount", "5", "balanceAfter", "5", "reason", "once")));
    }

    @Test
    void what_cannot_be_told_is_not_done() {
        // Given
        sql("alter table audit add constraint not_this check (item <> 'XAF')");

        // When
        int status;
        try {
            status = as(owner, alert("50", 9)).put(ALERT, account, "XAF").statusCode();
        } finally {
            sql("alter table audit drop constraint not_this");
        }

        // Then
        assertThat(status).isEqualTo(500);
        assertProblem(as(owner).get(ALERT, account, "XAF"), 404, "not-found");
    }

    @Test
    void an_imported_tariff_is_told_once_and_to_operators_only() {
        // Given
        String before = "t-" + UUID.randomUUID().toString().substring(0, 18);
        String after = before + "-b";
        importTariff(before, "2098-01-01T00:00:00Z", "33,FR,1\n39,IT,0.7\n44,GB,1\n", 201);

        // When
        importTariff(after, "2098-06-01T00:00:00Z", "33,FR,1.1\n39,IT,0.6\n91,IN,0.1\n", 201);
        importTariff(after, "2098-06-01T00:00:00Z", "33,FR,1.1\n39,IT,0.6\n91,IN,0.1\n", 200);
        importTariff(after, "2098-06-01T00:00:00Z", "33,FR,2\n", 409);

        // Then
        assertThat(entries(Tokens.operator(), ALL, null, "?kind=tariff&limit=2"))
                .extracting(entry -> entry.get("item"))
                .containsExactly(after, before);
        assertThat(entries(Tokens.operator(), ALL, null, "?kind=tariff&limit=1").getFirst())
                .doesNotContainKeys("customer", "account", "user", "from")
                .containsEntry("action", "created")
                .containsEntry("actorRole", "operator")
                .containsEntry(
                        "to",
                        Map.of(
                                "currency",
                                "RUB",
                                "validFrom",
                                "2098-06-01T00:00:00Z",
                                "prices",
                                3,
                                "replaces",
                                before,
                                "raised",
                                1,
                                "lowered",
                                1,
                                "added",
                                1,
                                "dropped",
                                1));
        assertThat(entries(owner, OF_CUSTOMER, customer, "?kind=tariff")).isEmpty();
    }

    @Test
    void a_customer_sees_all_its_accounts_and_nobody_else_does() {
        // Given
        String sibling = account(customer);
        saveAlert("50", 9);
        as(owner, alert("60", 9)).put(ALERT, sibling, "EUR");
        String stranger = Tokens.owner(customer());
        String sender = Tokens.sender(customer);

        // Then
        for (String token : List.of(owner, Tokens.operator())) {
            assertThat(entries(token, OF_CUSTOMER, customer, ""))
                    .extracting(entry -> entry.get("account"))
                    .containsExactly(sibling, account);
            assertThat(entries(token, OF_ACCOUNT, account, "")).hasSize(1);
        }
        assertProblem(as(stranger).get(OF_ACCOUNT, account), 404, "not-found");
        assertProblem(as(stranger).get(OF_CUSTOMER, customer), 404, "not-found");
        assertProblem(as(Tokens.operator()).get(OF_ACCOUNT, "sms-qq00000-9"), 404, "not-found");
        assertProblem(as(Tokens.operator()).get(OF_CUSTOMER, "nobody-has-this"), 404, "not-found");
        assertProblem(as(owner).get(ALL), 403, "forbidden");
        assertProblem(as(sender).get(OF_ACCOUNT, account), 403, "forbidden");
        assertProblem(as(sender).get(OF_CUSTOMER, customer), 403, "forbidden");
        for (String path : List.of("/v1/accounts/" + account + "/audit", "/v1/customers/" + customer + "/audit", ALL)) {
            assertProblem(given().get(path), 401, "unauthenticated");
        }
    }

    @Test
    void filters_hold_together() {
        // Given
        saveAlert("50", 9);
        adjust(account, "5");
        saveAlert("60", 9);
        List<Map<String, Object>> all = entries(owner, OF_ACCOUNT, account, "");
        String operator = (String) all.get(1).get("actor");
        String ownersId = (String) all.getFirst().get("actor");
        String middle = (String) all.get(1).get("at");

        // Then
        assertThat(entries(owner, OF_ACCOUNT, account, "?kind=alert-rule")).containsExactly(all.get(0), all.get(2));
        assertThat(entries(owner, OF_ACCOUNT, account, "?actor=" + operator)).containsExactly(all.get(1));
        assertThat(entries(owner, OF_ACCOUNT, account, "?kind=adjustment&actor=" + ownersId))
                .isEmpty();
        assertThat(entries(owner, OF_ACCOUNT, account, "?from=" + middle))
                .contains(all.get(0), all.get(1))
                .doesNotContain(all.get(2));
        assertThat(entries(owner, OF_ACCOUNT, account, "?to=" + middle))
                .contains(all.get(2))
                .doesNotContain(all.get(0), all.get(1));
        assertThat(entries(owner, OF_ACCOUNT, account, "?from=" + middle + "&to=" + middle))
                .isEmpty();
        assertThat(entries(Tokens.operator(), ALL, null, "?actor=" + ownersId)).containsExactly(all.get(0), all.get(2));
        assertThat(entries(owner, OF_ACCOUNT, account, "?actor=system")).isEmpty();
    }

    @Test
    void pages_go_on_where_they_were_while_entries_arrive() {
        // Given
        for (int hour = 0; hour < 5; hour++) {
            saveAlert("50", hour);
        }
        List<Map<String, Object>> before = entries(owner, OF_ACCOUNT, account, "");

        // When
        List<Map<String, Object>> read = new ArrayList<>();
        @Nullable String cursor = null;
        int pages = 0;
        do {
            JsonPath page = list(owner, OF_ACCOUNT, account, "?limit=2" + (cursor == null ? "" : "&cursor=" + cursor))
                    .jsonPath();
            read.addAll(page.getList("items"));
            cursor = page.getString("nextCursor");
            pages++;
            saveAlert("50", 10 + pages);
        } while (cursor != null);

        // Then
        assertThat(pages).isEqualTo(3);
        assertThat(read).isEqualTo(before);
        assertThat(entries(owner, OF_ACCOUNT, account, "")).hasSize(8).endsWith(before.toArray(Map[]::new));
    }

    @ParameterizedTest
    @CsvSource({
        "kind=password, kind, unknown-kind",
        "actor=%20, actor, length",
        "from=yesterday, from, not-a-time",
        "to=2026-01-01, to, not-a-time",
        "to=-999999999-01-01T00:00:00Z, to, out-of-range",
        "limit=0, limit, out-of-range",
        "limit=201, limit, out-of-range",
        "cursor=x, cursor, not-a-cursor",
    })
    void a_bad_parameter_is_named(String query, String field, String code) {
        assertInvalid(list(owner, OF_ACCOUNT, account, "?" + query), field, code);
        assertInvalid(list(owner, OF_CUSTOMER, customer, "?" + query), field, code);
        assertInvalid(list(Tokens.operator(), ALL, null, "?" + query), field, code);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"update audit set actor = 'nobody'", "delete from audit where kind = 'none'", "truncate audit"})
    void the_database_refuses_to_change_it(String change) {
        assertThatThrownBy(() -> sql(change)).hasMessageContaining("the audit only grows");
    }

    @ParameterizedTest
    @ValueSource(strings = {"with space", "é"})
    void a_malformed_request_id_is_none_and_harms_nothing(String requestId) {
        as(owner, alert("50", 9))
                .header("X-Request-Id", requestId)
                .put(ALERT, account, "EUR")
                .then()
                .statusCode(200);
        assertThat(entries(owner, OF_ACCOUNT, account, "").getFirst()).doesNotContainKey("requestId");
    }

    @Test
    void the_largest_rule_fits() {
        // Given
        String domain = ".%s.%s.%s.example".formatted("b".repeat(60), "c".repeat(60), "d".repeat(50));
        String emails = IntStream.range(0, 10)
                .mapToObj(n -> "\"" + "a".repeat(60) + n + "@x" + domain + "\"")
                .collect(Collectors.joining(","));

        // When
        Response saved =
                as(owner, alert("50", 9).replace("\"a@example.com\"", emails)).put(ALERT, account, "EUR");

        // Then
        assertThat(saved.statusCode()).as(saved.asString()).isEqualTo(200);
        assertThat(entries(owner, OF_ACCOUNT, account, "")).hasSize(1);
    }

    private static String alert(String threshold, int hour) {
        return "{\"enabled\": true, \"threshold\": \"%s\", \"emails\": [\"a@example.com\"], \"hour\": %d}"
                .formatted(threshold, hour);
    }

    private void saveAlert(String threshold, int hour) {
        as(owner, alert(threshold, hour)).put(ALERT, account, "EUR").then().statusCode(200);
    }

    private static void importTariff(String id, String validFrom, String lines, int status) {
        as(Tokens.operator())
                .contentType("text/csv")
                .body("prefix,country,price\n" + lines)
                .post("/v1/tariffs?id=" + id + "&currency=RUB&validFrom=" + validFrom)
                .then()
                .statusCode(status);
    }

    private static Response list(String token, String path, @Nullable String name, String query) {
        String address = name == null ? path : path.replaceFirst("\\{[a-z]+}", name);
        return as(token).urlEncodingEnabled(false).get(address + query);
    }

    private static List<Map<String, Object>> entries(String token, String path, @Nullable String name, String query) {
        Response response = list(token, path, name, query);
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(200);
        return response.jsonPath().getList("items");
    }

    private void sql(String text) {
        pool.query(text).execute().await().atMost(LIMIT);
    }
}
