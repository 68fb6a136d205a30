package io.recredit.billing.allowance;

import static io.recredit.billing.Ground.account;
import static io.recredit.billing.Ground.adjust;
import static io.recredit.billing.Ground.as;
import static io.recredit.billing.Ground.customer;
import static io.recredit.billing.Ground.key;
import static io.recredit.billing.Ground.publish;
import static io.recredit.billing.Ground.user;
import static io.recredit.testkit.Problems.assertInvalid;
import static io.recredit.testkit.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.recredit.contracts.LifeState;
import io.recredit.testkit.StackResource;
import io.recredit.testkit.Tokens;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Users' limits, allowances and plans over REST. The account's time zone is Europe/Paris. */
@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "database", value = "billing"))
@SuppressWarnings("NullAway.Init")
class AllowancesIT {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final String LIMITS = "/v1/accounts/{account}/users/{user}/limits/{currency}";
    private static final String PLANS = "/v1/accounts/{account}/users/{user}/allowance-plans/{currency}";
    private static final String CHANGES = "/v1/accounts/{account}/users/{user}/allowance-changes";
    private static final String ALLOWANCES = "/v1/accounts/{account}/users/{user}/allowances";
    private static final String LOG = "/v1/accounts/{account}/users/{user}/credit-log";

    @Inject
    AddByPlan addByPlan;

    @Inject
    Pool pool;

    private String customer = "";
    private String account = "";
    private String owner = "";
    private UUID user = new UUID(0, 0);

    @BeforeEach
    void a_user() {
        customer = customer();
        account = account(customer);
        owner = Tokens.owner(customer);
        user = user(customer, account, LifeState.ACTIVE);
    }

    @Test
    void limits_are_saved_whole_shown_and_removed() {
        // When
        Response saved =
                as(owner, "{\"daily\": \"10\", \"monthly\": \"100.5\"}").put(LIMITS, account, user, "CREDIT");
        Response again = as(owner, "{\"weekly\": \"0\"}").put(LIMITS, account, user, "CREDIT");
        // Then
        assertThat(saved.statusCode()).as(saved.asString()).isEqualTo(200);
        assertThat(saved.jsonPath().getMap("$"))
                .containsEntry("currency", "CREDIT")
                .containsEntry("daily", "10")
                .containsEntry("monthly", "100.5")
                .containsKeys("updatedAt", "updatedBy")
                .doesNotContainKey("weekly");
        assertThat(as(Tokens.operator()).get(LIMITS, account, user, "CREDIT").asString())
                .isEqualTo(again.asString());
        assertThat(again.jsonPath().getMap("$")).containsEntry("weekly", "0").doesNotContainKeys("daily", "monthly");
        assertThat(as(owner).delete(LIMITS, account, user, "CREDIT").statusCode())
                .isEqualTo(204);
        assertProblem(as(owner).delete(LIMITS, account, user, "CREDIT"), 404, "not-found");
        assertProblem(as(owner).get(LIMITS, account, user, "CREDIT"), 404, "not-found");
        assertThat(allowances().getMap("items[0].limits")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'{}', CREDIT, daily, required",
        "'{\"daily\": \"-1\"}', CREDIT, daily, negative",
        "'{\"weekly\": \"1.0000001\"}', CREDIT, weekly, not-an-amount",
        "'{\"monthly\": 5}', CREDIT, monthly, wrong-type",
        "'{\"yearly\": \"5\"}', CREDIT, yearly, unknown-field",
        "'{\"daily\": \"1\"}', XYZ, currency, unknown-currency",
    })
    void limits_that_are_none_are_refused(String body, String currency, String field, String code) {
        assertInvalid(as(owner, body).put(LIMITS, account, user, currency), field, code);
    }

    @Test
    void the_audit_tells_who_changed_which_of_them_from_what_to_what() {
        // When
        as(owner, "{\"daily\": \"10\"}").put(LIMITS, account, user, "CREDIT");
        as(owner, "{\"daily\": \"10\"}").put(LIMITS, account, user, "CREDIT");
        as(Tokens.operator(), "{\"daily\": \"20\"}").put(LIMITS, account, user, "CREDIT");
        as(owner).delete(LIMITS, account, user, "CREDIT");
        change(owner, "50", key());
        assertProblem(change(owner, "-60", key()), 422, "insufficient-allowance");
        change(owner, "-20", key());
        as(owner, "{\"every\": \"day\", \"amount\": \"5\"}").put(PLANS, account, user, "CREDIT");
        as(owner).delete(PLANS, account, user, "CREDIT");

        // Then
        JsonPath audit = as(owner).get("/v1/accounts/{account}/audit", account).jsonPath();
        assertThat(audit.getList("items.kind"))
                .containsExactly(
                        "allowance-plan", "allowance-plan", "allowance", "allowance", "limit", "limit", "limit");
        assertThat(audit.getList("items.action"))
                .containsExactly("removed", "created", "changed", "created", "removed", "changed", "created");
        assertThat(audit.getList("items.user")).containsOnly(user.toString());
        assertThat(audit.getList("items.item")).containsOnly("CREDIT");
        assertThat(audit.getList("items.actorRole"))
                .containsExactly("owner", "owner", "owner", "owner", "owner", "operator", "owner");
        assertThat(audit.getMap("items[1].to")).containsEntry("every", "day").containsEntry("amount", "5");
        assertThat(audit.getString("items[2].from.allowance")).isEqualTo("50");
        assertThat(audit.getMap("items[2].to"))
                .containsEntry("allowance", "30")
                .containsEntry("changedBy", "-20")
                .containsEntry("reason", "a test");
        assertThat(audit.getString("items[5].from.daily")).isEqualTo("10");
        assertThat(audit.getString("items[5].to.daily")).isEqualTo("20");
    }

    @Test
    void what_was_spent_today_is_told_after_the_time_zone_has_moved_westwards() {
        // Given
        as(owner, "{\"daily\": \"10\"}").put(LIMITS, account, user, "CREDIT");
        sql("""
                with spent_tomorrow as (
                    update user_credit set spent_day = (now() at time zone 'Europe/Paris')::date + 1, day_micros = 1
                    where "user" = $1
                    returning *)
                insert into past_spending (customer, account, currency, "user", period, period_start, spent_micros)
                select customer, account, currency, "user", 'day', spent_day - 1, 3000000 from spent_tomorrow""");

        // Then
        assertThat(allowances().getString("items[0].spent.day")).isEqualTo("3");
        assertThat(allowances().getString("items[0].left.daily")).isEqualTo("7");
        assertShort(sufficiency("7.000001", user), "user-limit", "daily-limit");
    }

    @Test
    void sufficiency_asks_the_rules_of_the_user_before_the_balance() {
        // Given
        adjust(account, "100");
        as(owner, "{\"daily\": \"10\"}").put(LIMITS, account, user, "CREDIT");
        change(owner, "8", key());

        // Then
        assertThat(sufficiency("8", user).getBoolean("sufficient")).isTrue();
        assertShort(sufficiency("8.000001", user), "user-limit", "allowance");
        change(owner, "50", key());
        assertThat(sufficiency("10", user).getBoolean("sufficient")).isTrue();
        assertShort(sufficiency("10.1", user), "user-limit", "daily-limit");
        assertThat(sufficiency("10.1", null).getBoolean("sufficient")).isTrue();
        assertShort(sufficiency("100.1", user), "user-limit", "daily-limit");
        assertShort(sufficiency("100.1", null), "insufficient-balance", null);
    }

    private static void assertShort(JsonPath verdict, String reason, @Nullable String refusedBy) {
        assertThat(verdict.getBoolean("sufficient")).isFalse();
        assertThat(verdict.getString("reason")).isEqualTo(reason);
        assertThat(verdict.getString("refusedBy")).isEqualTo(refusedBy);
    }

    /** A sender may ask: it is told whether, not how much. */
    private JsonPath sufficiency(String amount, @Nullable UUID of) {
        Response answer = as(Tokens.sender(customer))
                .get(
                        "/v1/accounts/{account}/sufficiency?currency=CREDIT&amount={amount}"
                                + (of == null ? "" : "&user=" + of),
                        account,
                        amount);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return answer.jsonPath();
    }

    @Test
    void an_allowance_is_changed_by_plus_and_minus_and_never_below_zero() {
        // When
        Response granted = change(owner, "50", key());
        Response taken = change(owner, "-20.5", key());
        Response tooMuch = change(owner, "-29.6", key());
        // Then
        assertThat(granted.statusCode()).as(granted.asString()).isEqualTo(201);
        assertThat(granted.jsonPath().getMap("$"))
                .containsEntry("changeNo", 1)
                .containsEntry("amount", "50")
                .containsEntry("allowanceAfter", "50")
                .containsEntry("user", user.toString())
                .containsEntry("reason", "a test")
                .containsKeys("id", "createdAt", "actor");
        assertThat(taken.jsonPath().getString("allowanceAfter")).isEqualTo("29.5");
        assertProblem(tooMuch, 422, "insufficient-allowance");
        assertThat(tooMuch.jsonPath().getString("allowance")).isEqualTo("29.5");
        assertThat(allowances().getString("items[0].allowance")).isEqualTo("29.5");
        assertThat(change(owner, "-29.5", key()).jsonPath().getString("allowanceAfter"))
                .isEqualTo("0");
    }

    @Test
    void only_an_operator_sets_an_allowance_below_zero_and_says_so() {
        // Given
        String below = change("-5", "true");
        // Then
        assertProblem(post(owner, below, key()), 403, "forbidden");
        assertProblem(change(Tokens.operator(), "-5", key()), 422, "insufficient-allowance");
        assertThat(post(Tokens.operator(), below, key()).jsonPath().getString("allowanceAfter"))
                .isEqualTo("-5");
        assertThat(change(owner, "2", key()).jsonPath().getString("allowanceAfter"))
                .isEqualTo("-3");
        assertThat(allowances().getString("items[0].left.allowance")).isEqualTo("0");
        assertProblem(change(owner, "1000000000004", key()), 422, "allowance-too-large");
        assertProblem(change(owner, "9223372036854.775807", key()), 422, "allowance-too-large");
    }

    @Test
    void a_repeated_change_is_made_once() throws Exception {
        // Given
        String key = key();
        // When
        List<Response> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Callable<Response>> requests = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                requests.add(() -> change(owner, "7", key));
            }
            for (Future<Response> answer : threads.invokeAll(requests)) {
                answers.add(answer.get());
            }
        }
        // Then
        assertThat(answers).extracting(Response::statusCode).containsOnly(201);
        assertThat(answers)
                .extracting(Response::asString)
                .hasSize(8)
                .containsOnly(answers.getFirst().asString());
        assertThat(answers)
                .filteredOn(answer -> answer.header("Idempotency-Replayed") != null)
                .hasSize(7);
        assertThat(allowances().getString("items[0].allowance")).isEqualTo("7");
        assertProblem(change(owner, "8", key), 422, "idempotency-key-reused");
        assertProblem(post(Tokens.operator(), change("7", "true"), key), 422, "idempotency-key-reused");
    }

    @ParameterizedTest
    @CsvSource({
        "'{\"amount\": \"1\", \"reason\": \"x\"}', currency, required",
        "'{\"currency\": \"XYZ\", \"amount\": \"1\", \"reason\": \"x\"}', currency, unknown-currency",
        "'{\"currency\": \"CREDIT\", \"amount\": \"0\", \"reason\": \"x\"}', amount, zero",
        "'{\"currency\": \"CREDIT\", \"amount\": \"1.1234567\", \"reason\": \"x\"}', amount, not-an-amount",
        "'{\"currency\": \"CREDIT\", \"amount\": \"1\", \"reason\": \" \"}', reason, length",
        "'{\"currency\": \"CREDIT\", \"amount\": \"1\"}', reason, required",
        "'{\"currency\": \"CREDIT\", \"amount\": \"1\", \"reason\": \"x\", \"allowNegative\": \"yes\"}', allowNegative, wrong-type",
    })
    void changes_that_are_none_are_refused(String body, String field, String code) {
        assertInvalid(post(owner, body, key()), field, code);
        assertThat(allowances().getList("items")).isEmpty();
    }

    @Test
    void a_change_needs_a_key() {
        assertProblem(as(owner, change("1", "false")).post(CHANGES, account, user), 400, "idempotency-key-missing");
    }

    @Test
    void senders_strangers_and_users_of_other_accounts_find_nothing() {
        // Given
        String limits = "{\"daily\": \"10\"}";
        String plan = "{\"every\": \"day\", \"amount\": \"1\"}";
        String sibling = account(customer);
        UUID ofSibling = user(customer, sibling, LifeState.ACTIVE);
        String stranger = Tokens.owner(customer());
        String sender = Tokens.sender(customer);
        // Then
        for (Object nobody : List.of(UUID.randomUUID(), ofSibling, "1-2-3-4-5", "me")) {
            assertProblem(as(owner, limits).put(LIMITS, account, nobody, "CREDIT"), 404, "not-found");
            assertProblem(as(owner, plan).put(PLANS, account, nobody, "CREDIT"), 404, "not-found");
            assertProblem(as(owner).get(ALLOWANCES, account, nobody), 404, "not-found");
            assertProblem(as(owner).get(LOG, account, nobody), 404, "not-found");
            assertProblem(
                    as(owner, change("1", "false"))
                            .header("Idempotency-Key", key())
                            .post(CHANGES, account, nobody),
                    404,
                    "not-found");
        }
        assertProblem(as(stranger, limits).put(LIMITS, account, user, "CREDIT"), 404, "not-found");
        assertProblem(as(stranger, plan).put(PLANS, account, user, "CREDIT"), 404, "not-found");
        assertProblem(as(stranger).get(ALLOWANCES, account, user), 404, "not-found");
        assertProblem(as(stranger).get(LOG, account, user), 404, "not-found");
        assertProblem(post(stranger, change("1", "false"), key()), 404, "not-found");
        assertProblem(as(sender, limits).put(LIMITS, account, user, "CREDIT"), 403, "forbidden");
        assertProblem(as(sender, plan).put(PLANS, account, user, "CREDIT"), 403, "forbidden");
        assertProblem(as(sender).get(ALLOWANCES, account, user), 403, "forbidden");
        assertProblem(as(sender).get(LOG, account, user), 403, "forbidden");
        assertProblem(post(sender, change("1", "false"), key()), 403, "forbidden");
        assertThat(allowances().getList("items")).isEmpty();
    }

    @Test
    void of_a_closed_account_nothing_is_changed_and_all_is_shown() {
        // Given
        change(owner, "7", key());
        publish(account, customer, LifeState.CLOSED, 2);
        String limits = "{\"daily\": \"10\"}";
        await().atMost(LIMIT)
                .untilAsserted(() ->
                        assertProblem(as(owner, limits).put(LIMITS, account, user, "CREDIT"), 409, "account-closed"));
        // Then
        assertProblem(
                as(owner, "{\"every\": \"day\", \"amount\": \"1\"}").put(PLANS, account, user, "CREDIT"),
                409,
                "account-closed");
        assertProblem(change(owner, "1", key()), 409, "account-closed");
        assertThat(allowances().getString("items[0].allowance")).isEqualTo("7");
    }

    @Test
    void a_plan_adds_at_the_start_of_the_next_period_once_whoever_carries_it_out() {
        // Given
        Instant midnight = LocalDate.now(ZoneId.of("Europe/Paris"))
                .plusDays(1)
                .atStartOfDay(ZoneId.of("Europe/Paris"))
                .toInstant();
        Response saved = savePlan("day", "5");
        // When
        carryOut(midnight.minusMillis(1));
        List<Object> before = allowances().getList("items.allowance");
        Uni.join()
                .all(round(midnight), round(midnight), round(midnight), round(midnight))
                .andFailFast()
                .await()
                .atMost(LIMIT);
        // Then
        assertThat(saved.statusCode()).as(saved.asString()).isEqualTo(200);
        assertThat(Instant.parse(saved.jsonPath().getString("nextAt"))).isEqualTo(midnight);
        assertThat(before).containsOnlyNulls();
        assertThat(allowances().getString("items[0].allowance")).isEqualTo("5");
        assertThat(log().getList("items.kind")).containsExactly("allowance-plan");
    }

    @Test
    void after_a_downtime_a_plan_is_caught_up_once() {
        // Given
        savePlan("day", "5");
        backToThePast(10);
        // When
        carryOut(Instant.now());
        carryOut(Instant.now());
        // Then
        assertThat(allowances().getString("items[0].allowance")).isEqualTo("5");
    }

    @Test
    void a_plan_that_is_replaced_or_removed_first_adds_what_was_due() {
        // Given
        savePlan("day", "5");
        backToThePast(2);
        // When
        savePlan("month", "70");
        // Then
        assertThat(allowances().getString("items[0].allowance")).isEqualTo("5");
        // When
        assertThat(as(owner).delete(PLANS, account, user, "CREDIT").statusCode())
                .isEqualTo(204);
        carryOut(Instant.now().plus(Duration.ofDays(40)));
        // Then
        assertThat(allowances().getString("items[0].allowance")).isEqualTo("5");
        assertProblem(as(owner).get(PLANS, account, user, "CREDIT"), 404, "not-found");
        assertProblem(as(owner).delete(PLANS, account, user, "CREDIT"), 404, "not-found");
    }

    @Test
    void a_closed_user_is_given_nothing_and_another_plan_is_carried_out() {
        // Given
        UUID closed = user(customer, account, LifeState.CLOSED);
        as(owner, "{\"every\": \"day\", \"amount\": \"3\"}").put(PLANS, account, closed, "CREDIT");
        savePlan("day", "5");
        // When: a day may have 25 hours
        carryOut(Instant.now().plus(Duration.ofDays(2)));
        // Then
        assertThat(as(owner).get(ALLOWANCES, account, closed).jsonPath().getList("items.allowance"))
                .containsOnlyNulls();
        assertThat(allowances().getString("items[0].allowance")).isEqualTo("5");
    }

    @Test
    void a_plan_is_shown_where_it_was_saved_and_with_the_allowance() {
        // When
        Response saved = savePlan("week", "12.5");
        // Then
        assertThat(saved.jsonPath().getMap("$"))
                .containsEntry("every", "week")
                .containsEntry("amount", "12.5")
                .containsKeys("nextAt", "updatedAt", "updatedBy");
        assertThat(as(owner).get(PLANS, account, user, "CREDIT").asString()).isEqualTo(saved.asString());
        assertThat(allowances().getMap("items[0].plan"))
                .isEqualTo(saved.jsonPath().getMap("$"));
        assertThat(allowances().getMap("items[0].spent")).containsEntry("day", "0");
    }

    @Test
    void a_plan_that_has_added_for_a_later_period_already_is_saved_again_and_adds_no_more_for_it() {
        // Given: as if the account's time zone had been moved west since
        savePlan("day", "5");
        backToThePast(1);
        carryOut(Instant.now());
        sql("update allowance_change set period_start = period_start + 1 where \"user\" = $1 and kind = 'plan'");

        // When
        savePlan("day", "7");
        sql("update allowance_plan set next_at = now() - interval '1 minute' where \"user\" = $1");
        carryOut(Instant.now().plus(Duration.ofDays(1)));

        // Then
        assertThat(log().getList("items.amount")).containsExactly("5");
        assertThat(as(owner).delete(PLANS, account, user, "CREDIT").statusCode())
                .isEqualTo(204);
    }

    @Test
    void a_plan_that_cannot_be_carried_out_waits_and_holds_up_no_other() {
        // Given
        savePlan("day", "5");
        backToThePast(1);
        carryOut(Instant.now());
        backToThePast(1);
        UUID failing = user;
        user = user(customer, account, LifeState.ACTIVE);
        savePlan("day", "6");
        backToThePast(1);

        // When
        carryOut(Instant.now());

        // Then
        assertThat(log().getList("items.amount")).containsExactly("6");
        user = failing;
        assertThat(log().getList("items.amount")).containsExactly("5");
        assertThat(Instant.parse(
                        as(owner).get(PLANS, account, user, "CREDIT").jsonPath().getString("nextAt")))
                .isAfter(Instant.now().plus(AddByPlan.AFTER_FAILURE).minus(Duration.ofMinutes(1)));
    }

    @ParameterizedTest
    @CsvSource({
        "'{\"amount\": \"1\"}', CREDIT, every, required",
        "'{\"every\": \"year\", \"amount\": \"1\"}', CREDIT, every, unknown-period",
        "'{\"every\": \"day\", \"amount\": \"0\"}', CREDIT, amount, not-positive",
        "'{\"every\": \"day\", \"amount\": \"-1\"}', CREDIT, amount, not-positive",
        "'{\"every\": \"day\", \"amount\": \"1000000000000.1\"}', CREDIT, amount, too-large",
        "'{\"every\": \"day\"}', CREDIT, amount, required",
        "'{\"every\": \"day\", \"amount\": \"1\"}', credits, currency, unknown-currency",
    })
    void plans_that_are_none_are_refused(String body, String currency, String field, String code) {
        assertInvalid(as(owner, body).put(PLANS, account, user, currency), field, code);
    }

    @Test
    void the_log_keeps_changes_and_money_in_one_order_and_its_pages_stable() {
        // Given
        adjust(account, "10");
        change(owner, "1", key());
        change(owner, "2", key());
        adjust(account, "10");
        change(owner, "3", key());
        // When
        Response first = as(owner).queryParam("limit", 2).get(LOG, account, user);
        change(owner, "4", key());
        Response second = as(owner)
                .queryParam("limit", 2)
                .queryParam("cursor", first.jsonPath().getString("nextCursor"))
                .get(LOG, account, user);
        // Then
        assertThat(first.jsonPath().getList("items.amount")).containsExactly("3", "2");
        assertThat(first.jsonPath().getList("items.allowanceAfter")).containsExactly("6", "3");
        assertThat(first.jsonPath().getList("items.balanceAfter")).containsExactly("20", "10");
        assertThat(first.jsonPath().getList("items.entryNo")).containsExactly(2, 1);
        assertThat(second.jsonPath().getList("items.amount")).containsExactly("1");
        assertThat(second.jsonPath().getMap("$")).doesNotContainKey("nextCursor");
        assertInvalid(as(owner).queryParam("cursor", "x").get(LOG, account, user), "cursor", "not-a-cursor");
        assertInvalid(
                as(owner)
                        .queryParam("currency", "EUR")
                        .queryParam("cursor", first.jsonPath().getString("nextCursor"))
                        .get(LOG, account, user),
                "cursor",
                "not-a-cursor");
        assertInvalid(as(owner).queryParam("limit", 201).get(LOG, account, user), "limit", "out-of-range");
        assertInvalid(as(owner).queryParam("currency", "XYZ").get(LOG, account, user), "currency", "unknown-currency");
    }

    private JsonPath allowances() {
        Response response = as(owner).get(ALLOWANCES, account, user);
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(200);
        return response.jsonPath();
    }

    private JsonPath log() {
        return as(owner).get(LOG, account, user).jsonPath();
    }

    private Response change(String token, String amount, String key) {
        return post(token, change(amount, "false"), key);
    }

    private static String change(String amount, String allowNegative) {
        return """
                {"currency": "CREDIT", "amount": "%s", "reason": "a test", "allowNegative": %s}""".formatted(amount, allowNegative);
    }

    private Response post(String token, String body, String key) {
        return as(token, body).header("Idempotency-Key", key).post(CHANGES, account, user);
    }

    private Response savePlan(String every, String amount) {
        return as(owner, "{\"every\": \"%s\", \"amount\": \"%s\"}".formatted(every, amount))
                .put(PLANS, account, user, "CREDIT");
    }

    /** As if the plan had been saved some days ago and nobody had carried it out since. */
    private void backToThePast(int days) {
        pool.preparedQuery("""
                        update allowance_plan set last_period = last_period - $2::int,
                            next_at = now() - interval '1 minute'
                        where "user" = $1""").execute(Tuple.of(user, days)).await().atMost(LIMIT);
    }

    private void sql(String statement) {
        pool.preparedQuery(statement).execute(Tuple.of(user)).await().atMost(LIMIT);
    }

    private void carryOut(Instant at) {
        round(at).await().atMost(LIMIT);
    }

    /** The plans of other tests are carried out along. */
    private Uni<Void> round(Instant at) {
        return addByPlan
                .addDue(at)
                .repeat()
                .whilst(done -> done == AddByPlan.PAGE)
                .collect()
                .last()
                .replaceWithVoid();
    }
}
