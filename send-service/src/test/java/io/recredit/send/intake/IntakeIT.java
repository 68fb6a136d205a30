package io.recredit.send.intake;

import static io.recredit.send.SendFixture.FRENCH;
import static io.recredit.send.SendFixture.ITALIAN;
import static io.recredit.send.SendFixture.as;
import static io.recredit.send.SendFixture.await;
import static io.recredit.send.SendFixture.ids;
import static io.recredit.send.SendFixture.message;
import static io.recredit.testkit.Problems.assertInvalid;
import static io.recredit.testkit.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.recredit.contracts.Amount;
import io.recredit.contracts.ChargeRequested;
import io.recredit.contracts.CloudEventHeaders;
import io.recredit.contracts.EventJson;
import io.recredit.contracts.LifeState;
import io.recredit.contracts.Purpose;
import io.recredit.contracts.RefusalReason;
import io.recredit.contracts.Topics;
import io.recredit.send.SendFixture;
import io.recredit.testkit.KafkaProbe;
import io.recredit.testkit.StackResource;
import io.recredit.testkit.Tokens;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "database", value = "send"))
class IntakeIT {

    private SendFixture fixture;
    private String account;

    @BeforeEach
    void anAccountThatCanSend() {
        fixture = new SendFixture();
        account = fixture.account();
        fixture.tariff(account);
    }

    @Test
    void accepted_messages_are_priced_stored_and_asked_to_be_charged() {
        Response response = fixture.send(
                account, null, message(FRENCH, "a".repeat(161), "otp"), message(ITALIAN, "ciao ж", "campaign"));

        JsonPath json = response.jsonPath();
        List<UUID> ids = ids(response);
        assertThat(json.getList("messages.state")).containsExactly("accepted", "accepted");
        assertThat(json.getList("messages.encoding")).containsExactly("GSM-7", "UCS-2");
        assertThat(json.getList("messages.segments")).containsExactly(2, 1);
        assertThat(json.getList("messages.price")).containsExactly("2", "0.7");
        assertThat(json.getList("messages.currency")).containsExactly("CREDIT", "CREDIT");

        Map<UUID, ChargeRequested> charges =
                fixture.charges(ids).stream().collect(Collectors.toMap(ChargeRequested::id, charge -> charge));
        ChargeRequested italian = Objects.requireNonNull(charges.get(ids.get(1)));
        assertThat(italian.amount()).isEqualTo(Amount.of("0.7"));
        assertThat(italian.country()).isEqualTo("IT");
        assertThat(italian.prefix()).isEqualTo("39");
        assertThat(italian.purpose()).isEqualTo(Purpose.CAMPAIGN);
        assertThat(italian.customer()).isEqualTo(fixture.customer());
        assertThat(italian.validUntil()).isEqualTo(italian.acceptedAt().plus(Duration.ofHours(24)));

        JsonPath stored = fixture.get(account, ids.getFirst()).jsonPath();
        assertThat(stored.getMap("$")).isEqualTo(json.getMap("messages[0]"));
    }

    @Test
    void the_charge_is_a_cloud_event_with_the_message_id_and_without_number_or_text() {
        UUID id = ids(fixture.send(account, null, message(FRENCH, "my secret", "otp")))
                .getFirst();

        var letter = fixture.kafka()
                .await(
                        Topics.CHARGES,
                        record -> id.toString().equals(KafkaProbe.header(record, CloudEventHeaders.ID)),
                        1,
                        Duration.ofSeconds(60))
                .getFirst();

        assertThat(letter.key()).isEqualTo(account);
        assertThat(KafkaProbe.header(letter, CloudEventHeaders.TYPE)).isEqualTo(ChargeRequested.TYPE);
        assertThat(KafkaProbe.header(letter, CloudEventHeaders.SOURCE)).isEqualTo("/send-service");
        assertThat(new String(letter.value(), StandardCharsets.UTF_8))
                .doesNotContain("secret")
                .doesNotContain(FRENCH.substring(3));
        assertThat(EventJson.read(letter.value(), ChargeRequested.class).id()).isEqualTo(id);
    }

    @Test
    void one_wrong_message_keeps_all_from_being_stored() {
        Response response = fixture.send(account, null, message(FRENCH, "fine", "otp"), message("+3361234", "", "otp"));

        assertInvalid(response, "messages[1].to", "no-such-number").withError("messages[1].text", "empty");
        assertThat(listed("?limit=200")).doesNotContain("fine");
    }

    @Test
    void a_body_that_is_no_send_request_is_a_precise_problem() {
        assertInvalid(post("{\"messages\": []}"), "messages", "size");
        assertInvalid(post("{}"), "messages", "size");
        assertInvalid(post("{\"messages\": [], \"extra\": 1}"), "extra", "unknown-field");
        assertInvalid(post("{\"messages\": [{\"to\": 33612345678}]}"), "messages[0].to", "wrong-type");
        assertInvalid(post("{\"messages\": [{\"too\": \"\"}]}"), "messages[0].too", "unknown-field");
        assertInvalid(post("{\"messages\": [{\"to\": \"x\", \"to\": \"y\"}]}"), "messages[0].to", "repeated");
        assertInvalid(post("{\"messages\": [{\"to\": " + "9".repeat(5_000) + "}]}"), "messages[0]", "too-long");
        assertInvalid(post("{\"messages\": "), "", "malformed-json");
        assertProblem(post(""), 400, "invalid-request");
        assertProblem(post("{\"messages\": [{\"text\": \"" + "a".repeat(2_000_000) + "\"}]}"), 413, "too-large");
        assertProblem(fixture.send(account, "not visible", message(FRENCH, "hi", "otp")), 400, "invalid-request")
                .withError("Idempotency-Key", "malformed");
    }

    @Test
    void accounts_and_users_that_cannot_send_are_named() {
        String suspended = fixture.account(LifeState.SUSPENDED, "CREDIT");
        String poor = fixture.account(LifeState.ACTIVE, "XOF");
        UUID active = fixture.user(account, LifeState.ACTIVE);
        UUID stranger = fixture.user(suspended, LifeState.ACTIVE);

        assertProblem(fixture.send(suspended, null, message(FRENCH, "hi", "otp")), 409, "account-not-active");
        assertInvalid(fixture.send(poor, null, message(FRENCH, "hi", "otp")), "messages[0].to", "no-tariff");
        assertInvalid(fixture.send(account, null, from(stranger)), "messages[0].user", "unknown-user");
        await(() -> fixture.send(account, null, from(active)).statusCode() == 202);
    }

    @Test
    void a_message_that_billing_charges_or_refuses_shows_it() {
        List<UUID> ids =
                ids(fixture.send(account, null, message(FRENCH, "one", "otp"), message(FRENCH, "two", "notification")));

        fixture.charged(account, ids.get(0), "41.3");
        fixture.refused(account, ids.get(1), RefusalReason.INSUFFICIENT_BALANCE);

        await(() -> decided(ids.get(0)) && decided(ids.get(1)));
        JsonPath charged = fixture.get(account, ids.get(0)).jsonPath();
        assertThat(charged.getString("balanceLeft")).isEqualTo("41.3");
        assertThat(charged.getString("decidedAt")).isNotNull();
        JsonPath refused = fixture.get(account, ids.get(1)).jsonPath();
        assertThat(refused.getString("state")).isEqualTo("refused");
        assertThat(refused.getString("reason")).isEqualTo("insufficient-balance");
        assertThat(refused.getString("finalAt")).isNotNull();
    }

    @Test
    void a_decision_is_taken_once_and_bad_outcomes_go_to_the_dead_letters() {
        UUID id =
                ids(fixture.send(account, null, message(FRENCH, "one", "otp"))).getFirst();

        fixture.kafka().send(Topics.CHARGE_OUTCOMES, account, Map.of(), "no json".getBytes(StandardCharsets.UTF_8));
        fixture.charged(account, UUID.fromString("00000000-0000-7000-8000-000000000000"), "1");
        fixture.refused(account, id, RefusalReason.USER_LIMIT);
        fixture.charged(account, id, "7");
        UUID last =
                ids(fixture.send(account, null, message(FRENCH, "two", "otp"))).getFirst();
        fixture.charged(account, last, "5");

        await(() -> decided(last));
        assertThat(fixture.get(account, id).jsonPath().getString("reason")).isEqualTo("user-limit");
        assertThat(fixture.get(account, id).jsonPath().getString("refusedBy")).isEqualTo("daily-limit");
        assertThat(fixture.kafka()
                        .awaitKey(Topics.deadLettersOf(Topics.CHARGE_OUTCOMES, Topics.Consumer.SEND), account, 1))
                .hasSize(1);
    }

    @Test
    void a_request_that_prefers_to_wait_is_answered_with_the_decision() throws Exception {
        try (ExecutorService pool = Executors.newFixedThreadPool(1)) {
            Future<Response> answer = pool.submit(() -> as(Tokens.sender(fixture.customer()))
                    .header("Prefer", "wait=20")
                    .body(Map.of("messages", List.of(message(FRENCH, "wait for me", "otp"))))
                    .post("/v1/accounts/{account}/messages", account));
            await(() -> listed("?limit=1").contains("wait for me"));
            UUID id = UUID.fromString(as(Tokens.sender(fixture.customer()))
                    .get("/v1/accounts/{account}/messages?limit=1", account)
                    .jsonPath()
                    .getString("items[0].id"));

            fixture.charged(account, id, "12.5");

            Response response = answer.get();
            assertThat(response.header("Preference-Applied")).isEqualTo("wait=20");
            assertThat(response.jsonPath().getString("messages[0].balanceLeft")).isEqualTo("12.5");
            assertThat(response.jsonPath().getString("messages[0].state")).isNotEqualTo("accepted");
        }
    }

    @Test
    void a_wait_ends_when_its_time_is_over() {
        Response response = as(Tokens.sender(fixture.customer()))
                .header("Prefer", "wait=1")
                .body(Map.of("messages", List.of(message(FRENCH, "nobody decides", "otp"))))
                .post("/v1/accounts/{account}/messages", account);

        assertThat(response.statusCode()).isEqualTo(202);
        assertThat(response.header("Preference-Applied")).isEqualTo("wait=1");
        assertThat(response.jsonPath().getString("messages[0].state")).isEqualTo("accepted");
    }

    @Test
    void a_repeated_request_gives_the_same_messages_as_they_are_now() {
        Response first = fixture.send(account, "key-1", message(FRENCH, "once", "otp"));
        UUID id = ids(first).getFirst();
        fixture.refused(account, id, RefusalReason.INSUFFICIENT_BALANCE);
        await(() -> decided(id));

        Response second = fixture.send(account, "key-1", message(FRENCH, "once", "otp"));

        assertThat(first.header("Idempotency-Replayed")).isNull();
        assertThat(second.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(ids(second)).containsExactly(id);
        assertThat(second.jsonPath().getString("messages[0].state")).isEqualTo("refused");
        assertProblem(fixture.send(account, "key-1", message(FRENCH, "twice", "otp")), 422, "idempotency-key-reused");
        String other = fixture.account();
        assertThat(ids(fixture.send(other, "key-1", message(FRENCH, "once", "otp"))))
                .doesNotContain(id);
    }

    @Test
    void the_same_request_twenty_times_at_once_makes_one_set_of_messages() throws Exception {
        List<Response> responses = atOnce(20, "same");

        Set<List<UUID>> sets = responses.stream().map(SendFixture::ids).collect(Collectors.toSet());
        assertThat(sets).hasSize(1);
        assertThat(responses.stream().filter(response -> response.header("Idempotency-Replayed") == null))
                .hasSize(1);
        assertThat(fixture.charges(sets.iterator().next())).hasSize(2);
    }

    @Test
    void messages_are_listed_newest_first_in_pages() {
        List<UUID> sent = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            sent.add(ids(fixture.send(account, null, message(FRENCH, "number " + i, "otp")))
                    .getFirst());
        }
        fixture.refused(account, sent.get(2), RefusalReason.EXPIRED);
        await(() -> decided(sent.get(2)));

        JsonPath page = list("?limit=2");
        JsonPath next = list("?limit=2&cursor=" + page.getString("nextCursor"));
        JsonPath refused = list("?state=refused");

        assertThat(page.getList("items.text")).containsExactly("number 4", "number 3");
        assertThat(next.getList("items.text")).containsExactly("number 2", "number 1");
        assertThat(refused.getList("items.text")).containsExactly("number 2");
        assertThat(refused.getMap("$")).doesNotContainKey("nextCursor");
        assertInvalid(get("?limit=0"), "limit", "out-of-range");
        assertInvalid(get("?cursor=nonsense"), "cursor", "not-a-cursor");
        assertInvalid(get("?state=lost"), "state", "unknown-state");
    }

    @Test
    void only_the_customer_and_the_operator_see_an_account() {
        UUID id =
                ids(fixture.send(account, null, message(FRENCH, "mine", "otp"))).getFirst();
        String path = "/v1/accounts/{account}/messages";
        String stranger = Tokens.sender("somebody-else");

        assertProblem(as(stranger).get(path, account), 404, "not-found");
        assertProblem(as(stranger).get(path + "/" + id, account), 404, "not-found");
        assertProblem(
                as(stranger)
                        .body(Map.of("messages", List.of(message(FRENCH, "hi", "otp"))))
                        .post(path, account),
                404,
                "not-found");
        assertProblem(as(Tokens.sender(fixture.customer())).get(path + "/nonsense", account), 404, "not-found");
        assertProblem(as(Tokens.withoutRoles()).get(path, account), 403, "forbidden");
        assertProblem(as(Tokens.expired()).get(path, account), 401, "unauthenticated");
        assertThat(as(Tokens.operator()).get(path + "/" + id, account).statusCode())
                .isEqualTo(200);
        assertThat(as(Tokens.owner(fixture.customer())).get(path, account).statusCode())
                .isEqualTo(200);
    }

    private List<Response> atOnce(int times, String key) throws InterruptedException, ExecutionException {
        try (ExecutorService pool = Executors.newFixedThreadPool(times)) {
            List<Future<Response>> answers = new ArrayList<>();
            for (int i = 0; i < times; i++) {
                answers.add(pool.submit(() ->
                        fixture.send(account, key, message(FRENCH, "same", "otp"), message(ITALIAN, "stesso", "otp"))));
            }
            List<Response> responses = new ArrayList<>();
            for (Future<Response> answer : answers) {
                responses.add(answer.get());
            }
            return responses;
        }
    }

    private static Map<String, Object> from(UUID user) {
        Map<String, Object> message = new HashMap<>(message(FRENCH, "by a user", "otp"));
        message.put("user", user.toString());
        return message;
    }

    private boolean decided(UUID id) {
        return !"accepted".equals(fixture.get(account, id).jsonPath().getString("state"));
    }

    private Response post(String body) {
        return as(Tokens.sender(fixture.customer())).body(body).post("/v1/accounts/{account}/messages", account);
    }

    private Response get(String query) {
        return as(Tokens.sender(fixture.customer())).get("/v1/accounts/{account}/messages" + query, account);
    }

    private JsonPath list(String query) {
        return get(query).jsonPath();
    }

    private List<String> listed(String query) {
        return list(query).getList("items.text", String.class);
    }
}
