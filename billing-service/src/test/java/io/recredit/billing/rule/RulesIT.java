package io.recredit.billing.rule;

import static io.recredit.billing.Ground.account;
import static io.recredit.billing.Ground.adjust;
import static io.recredit.billing.Ground.as;
import static io.recredit.billing.Ground.customer;
import static io.recredit.testkit.Problems.assertInvalid;
import static io.recredit.testkit.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.recredit.contracts.EpisodeChange;
import io.recredit.contracts.EventJson;
import io.recredit.contracts.LifeState;
import io.recredit.contracts.LowBalance;
import io.recredit.contracts.LowRule;
import io.recredit.contracts.Topics;
import io.recredit.testkit.KafkaProbe;
import io.recredit.testkit.StackResource;
import io.recredit.testkit.Tokens;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "database", value = "billing"))
class RulesIT {

    private static final String ALERT = "/v1/accounts/{account}/alert-rules/{currency}";
    private static final String TOPUP = "/v1/accounts/{account}/auto-topup-rules/{currency}";
    private static final String ALERT_BODY = """
            {"enabled": true, "threshold": "50", "emails": ["a@example.com", "b@example.com"], "hour": 9}""";
    private static final String TOPUP_BODY = """
            {"enabled": true, "threshold": "50", "amount": "500"}""";

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
    void anAlertRuleIsSavedReadAndRemoved() {
        // When
        Response saved = as(owner, ALERT_BODY).put(ALERT, account, "CREDIT");

        // Then
        assertThat(saved.statusCode()).as(saved.asString()).isEqualTo(200);
        assertThat(saved.jsonPath().getMap("$"))
                .containsEntry("currency", "CREDIT")
                .containsEntry("enabled", true)
                .containsEntry("threshold", "50")
                .containsEntry("emails", List.of("a@example.com", "b@example.com"))
                .containsEntry("hour", 9)
                .containsKeys("revision", "updatedAt", "updatedBy");
        assertThat(as(owner).get(ALERT, account, "CREDIT").jsonPath().getMap("$"))
                .isEqualTo(saved.jsonPath().getMap("$"));
        assertThat(as(owner).delete(ALERT, account, "CREDIT").statusCode()).isEqualTo(204);
        assertProblem(as(owner).get(ALERT, account, "CREDIT"), 404, "not-found");
        assertProblem(as(owner).delete(ALERT, account, "CREDIT"), 404, "not-found");
    }

    @Test
    void revisionsGrowWithEverySaveAlsoAcrossARemoval() {
        // Given
        long first = revisionOf(as(owner, ALERT_BODY).put(ALERT, account, "CREDIT"));
        long unchanged = revisionOf(as(owner, ALERT_BODY).put(ALERT, account, "CREDIT"));
        as(owner).delete(ALERT, account, "CREDIT");

        // When
        long again = revisionOf(as(owner, ALERT_BODY).put(ALERT, account, "CREDIT"));

        // Then
        assertThat(List.of(first, unchanged, again)).doesNotHaveDuplicates().isSorted();
    }

    @Test
    void anAutoTopupRuleIsSavedReadAndRemovedBesideTheAlert() {
        // Given
        as(owner, ALERT_BODY).put(ALERT, account, "CREDIT");

        // When
        Response saved = as(owner, TOPUP_BODY).put(TOPUP, account, "CREDIT");

        // Then
        assertThat(saved.statusCode()).as(saved.asString()).isEqualTo(200);
        assertThat(saved.jsonPath().getMap("$"))
                .containsEntry("amount", "500")
                .containsEntry("threshold", "50")
                .containsKey("revision");
        assertThat(as(owner).delete(TOPUP, account, "CREDIT").statusCode()).isEqualTo(204);
        assertThat(as(owner).get(ALERT, account, "CREDIT").statusCode()).isEqualTo(200);
    }

    @Test
    void savingOpensAnEpisodeCreditsEndItAndTheEventsTellBoth() {
        // Given
        adjust(account, "10");

        // When
        long revision = revisionOf(as(owner, ALERT_BODY).put(ALERT, account, "CREDIT"));
        adjust(account, "40");

        // Then
        List<LowBalance> events = events(2);
        assertThat(events).extracting(LowBalance::change).containsExactly(EpisodeChange.OPENED, EpisodeChange.ENDED);
        assertThat(events).extracting(LowBalance::rule).containsOnly(LowRule.ALERT);
        assertThat(events).extracting(LowBalance::sequence).containsExactly(1, 2);
        assertThat(events.getFirst().cause()).isEqualTo(new LowBalance.Cause("rule", Long.toString(revision)));
        assertThat(events.getFirst().alert())
                .isEqualTo(new LowBalance.Alert(List.of("a@example.com", "b@example.com"), 9, "fr", "Europe/Paris"));
        assertThat(episodes("").getMap("items[0]"))
                .containsEntry("id", events.getFirst().episode().toString())
                .containsEntry("rule", "alert")
                .containsEntry("state", "ended")
                .containsEntry("threshold", "50")
                .containsEntry("openedBalance", "10")
                .containsEntry("endedBalance", "50");
    }

    @Test
    void aBalanceAtItsThresholdIsNotLow() {
        // Given
        adjust(account, "50");
        as(owner, ALERT_BODY).put(ALERT, account, "CREDIT");
        assertThat(episodes("").getList("items")).isEmpty();

        // When
        adjust(account, "-0.000001");

        // Then
        assertThat(episodes("?state=open").getList("items")).hasSize(1);
        assertThat(episodes("?state=ended").getList("items")).isEmpty();
    }

    @Test
    void disablingOrRemovingARuleEndsItsEpisode() {
        // Given
        as(owner, TOPUP_BODY).put(TOPUP, account, "CREDIT");
        assertThat(episodes("?state=open").getList("items")).hasSize(1);

        // When
        as(owner, TOPUP_BODY.replace("true", "false")).put(TOPUP, account, "CREDIT");

        // Then
        assertThat(episodes("?state=open").getList("items")).isEmpty();
        as(owner, TOPUP_BODY).put(TOPUP, account, "CREDIT");
        assertThat(episodes("?state=open").getList("items")).hasSize(1);
        as(owner).delete(TOPUP, account, "CREDIT");
        assertThat(episodes("?state=open").getList("items")).isEmpty();
        assertThat(episodes("?state=ended").getList("items")).hasSize(2);
    }

    @Test
    void episodesComeInPagesNewestFirst() {
        // Given
        for (int i = 0; i < 3; i++) {
            as(owner, TOPUP_BODY).put(TOPUP, account, "CREDIT");
            as(owner, TOPUP_BODY.replace("true", "false")).put(TOPUP, account, "CREDIT");
        }

        // When
        JsonPath first = episodes("?limit=2");
        JsonPath second = episodes("?limit=2&cursor=" + first.getString("nextCursor"));

        // Then
        assertThat(first.getList("items")).hasSize(2);
        assertThat(second.getList("items")).hasSize(1);
        assertThat(second.getString("nextCursor")).isNull();
        assertThat(first.getString("items[0].id")).isGreaterThan(first.getString("items[1].id"));
        assertThat(first.getString("items[1].id")).isGreaterThan(second.getString("items[0].id"));
        assertInvalid(as(owner).get("/v1/accounts/{a}/low-episodes?state=low", account), "state", "unknown-state");
        assertInvalid(as(owner).get("/v1/accounts/{a}/low-episodes?cursor=x", account), "cursor", "not-a-cursor");
    }

    @ParameterizedTest
    @CsvSource({
        "'\"50\"', '\"0\"', threshold, zero",
        "'\"50\"', '\"-1\"', threshold, negative",
        "'\"50\"', '\"0.0000001\"', threshold, not-an-amount",
        "9, 24, hour, out-of-range",
        "9, -1, hour, out-of-range",
        "9, null, hour, required",
        "true, null, enabled, required",
        "'\"a@example.com\", \"b@example.com\"', '', emails, out-of-range",
        "a@example.com, A@example, 'emails[0]', not-an-email",
        "a@example.com, B@EXAMPLE.com, 'emails[1]', duplicate",
    })
    void aWrongFieldOfAnAlertRuleIsNamed(String good, String bad, String field, String code) {
        assertInvalid(as(owner, ALERT_BODY.replace(good, bad)).put(ALERT, account, "CREDIT"), field, code);
        assertProblem(as(owner).get(ALERT, account, "CREDIT"), 404, "not-found");
    }

    @Test
    void aThresholdThatOnePaymentCannotReachIsRefused() {
        // 10,000 euros buy 297 times 500 credits at 33.60 euros, of which 5.60 are VAT.
        assertInvalid(
                as(owner, TOPUP_BODY.replace("\"50\"", "\"148500.000001\"")).put(TOPUP, account, "CREDIT"),
                "threshold",
                "too-large");
        assertThat(as(owner, TOPUP_BODY.replace("\"50\"", "\"148500\""))
                        .put(TOPUP, account, "CREDIT")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void anAutoTopupInCreditsBuysOnlyWhatIsSoldAndInMoneyAnyAmount() {
        assertInvalid(
                as(owner, TOPUP_BODY.replace("500", "300")).put(TOPUP, account, "CREDIT"), "amount", "not-a-pack");
        assertInvalid(as(owner, TOPUP_BODY.replace("500", "-1")).put(TOPUP, account, "EUR"), "amount", "negative");
        assertThat(as(owner, TOPUP_BODY.replace("500", "12.34"))
                        .put(TOPUP, account, "EUR")
                        .statusCode())
                .isEqualTo(200);
        assertInvalid(as(owner, TOPUP_BODY).put(TOPUP, account, "XTS"), "currency", "unknown-currency");
    }

    @Test
    void rulesAreForOwnersOfTheCustomerAndOperators() {
        // Given
        as(owner, ALERT_BODY).put(ALERT, account, "CREDIT");
        String stranger = Tokens.owner(customer());
        String sender = Tokens.sender(customer);

        // Then
        for (String path : List.of(ALERT, TOPUP)) {
            String body = path.equals(ALERT) ? ALERT_BODY : TOPUP_BODY;
            assertProblem(as(stranger, body).put(path, account, "CREDIT"), 404, "not-found");
            assertProblem(as(stranger).get(path, account, "CREDIT"), 404, "not-found");
            assertProblem(as(stranger).delete(path, account, "CREDIT"), 404, "not-found");
            assertProblem(as(sender, body).put(path, account, "CREDIT"), 403, "forbidden");
            assertProblem(as(sender).get(path, account, "CREDIT"), 403, "forbidden");
            assertProblem(as(sender).delete(path, account, "CREDIT"), 403, "forbidden");
        }
        assertProblem(as(stranger).get("/v1/accounts/{a}/low-episodes", account), 404, "not-found");
        assertProblem(as(sender).get("/v1/accounts/{a}/low-episodes", account), 403, "forbidden");
        assertThat(as(Tokens.operator()).get(ALERT, account, "CREDIT").statusCode())
                .isEqualTo(200);
    }

    @Test
    void aClosedAccountGetsNoNewRule() {
        String closed = account(customer, LifeState.CLOSED);
        assertProblem(as(owner, ALERT_BODY).put(ALERT, closed, "CREDIT"), 409, "account-closed");
    }

    private static long revisionOf(Response saved) {
        return saved.jsonPath().getLong("revision");
    }

    private JsonPath episodes(String query) {
        return as(owner)
                .get("/v1/accounts/" + account + "/low-episodes" + query)
                .jsonPath();
    }

    private List<LowBalance> events(int count) {
        try (KafkaProbe probe = KafkaProbe.open()) {
            return probe.awaitKey(Topics.LOW_BALANCE, account, count).stream()
                    .map(message -> EventJson.read(message.value(), LowBalance.class))
                    .toList();
        }
    }
}
