package io.recredit.send.estimate;

import static io.recredit.send.SendFixture.FRENCH;
import static io.recredit.send.SendFixture.ITALIAN;
import static io.recredit.send.SendFixture.as;
import static io.recredit.testkit.Problems.assertInvalid;
import static io.recredit.testkit.Problems.assertProblem;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.recredit.contracts.AccountState;
import io.recredit.contracts.Amount;
import io.recredit.contracts.LifeState;
import io.recredit.contracts.TariffHeader;
import io.recredit.contracts.TariffPage;
import io.recredit.contracts.Topics;
import io.recredit.send.SendFixture;
import io.recredit.send.intake.Outline;
import io.recredit.send.intake.RateMessages;
import io.recredit.send.pricing.TariffDirectory;
import io.recredit.testkit.StackResource;
import io.recredit.testkit.Tokens;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.smallrye.faulttolerance.api.CircuitBreakerMaintenance;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Estimates, with and without a billing-service; and what {@code docs/estimates.md} shows of them. */
@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "database", value = "send"))
@QuarkusTestResource(BillingResource.class)
@SuppressWarnings("NullAway.Init")
class EstimateIT {

    private static final Path GUIDE = Path.of("..", "docs", "estimates.md");
    private static final Instant GUIDE_FROM = Instant.parse("2026-01-02T00:00:00Z");

    @Inject
    CircuitBreakerMaintenance breakers;

    @Inject
    RateMessages rateMessages;

    @Inject
    TariffDirectory tariffs;

    private SendFixture fixture;
    private String account;
    private @Nullable FakeBilling billing;

    @BeforeEach
    void anAccountThatCanSend() throws IOException {
        breakers.resetAll();
        fixture = new SendFixture();
        account = fixture.account();
        fixture.tariff(account);
        billing = FakeBilling.start();
    }

    @AfterEach
    void stopBilling() {
        if (billing != null) {
            billing.close();
        }
    }

    private FakeBilling billing() {
        return Objects.requireNonNull(billing);
    }

    @Test
    void an_estimate_tells_segments_prices_and_whether_it_suffices() {
        // When
        Response answer = estimate(Map.of("text", "a".repeat(161), "recipients", List.of(FRENCH, ITALIAN, FRENCH)));

        // Then
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        JsonPath json = answer.jsonPath();
        assertThat(json.getString("encoding")).isEqualTo("GSM-7");
        assertThat(json.getInt("characters")).isEqualTo(161);
        assertThat(json.getInt("charactersLeft")).isEqualTo(145);
        assertThat(json.getInt("segments")).isEqualTo(2);
        assertThat(json.<Map<String, Object>>getList("recipients"))
                .containsExactly(
                        recipient(FRENCH, "FR", "33", "1", "2"),
                        recipient(ITALIAN, "IT", "39", "0.7", "1.4"),
                        recipient(FRENCH, "FR", "33", "1", "2"));
        assertThat(json.<Map<String, Object>>getList("totals"))
                .containsExactly(Map.of("currency", "CREDIT", "price", "5.4", "sufficient", true));
        assertThat(json.getBoolean("sufficient")).isTrue();
        assertThat(json.<String, Object>getMap("$")).doesNotContainKey("reason");
    }

    private static Map<String, Object> recipient(
            String to, String country, String prefix, String perSegment, String price) {
        return Map.of(
                "to",
                to,
                "country",
                country,
                "prefix",
                prefix,
                "currency",
                "CREDIT",
                "pricePerSegment",
                perSegment,
                "price",
                price);
    }

    @Test
    void billing_is_asked_with_the_callers_own_token_for_the_sum_and_the_user() {
        // Given
        UUID user = fixture.user(account, LifeState.ACTIVE);
        String token = Tokens.sender(fixture.customer());
        Map<String, Object> body =
                Map.of("text", "hi", "recipients", List.of(FRENCH, ITALIAN), "purpose", "otp", "user", user.toString());
        SendFixture.await(() -> as(token)
                        .body(body)
                        .post("/v1/accounts/{account}/estimates", account)
                        .statusCode()
                == 200);

        // When
        FakeBilling.Asked asked = billing().asked().getLast();

        // Then
        assertThat(asked.uri())
                .isEqualTo("/v1/accounts/" + account + "/sufficiency?currency=CREDIT&amount=1.7&user=" + user);
        assertThat(asked.authorization()).isEqualTo("Bearer " + token);
    }

    @Test
    void what_does_not_suffice_says_why() {
        // Given
        billing().answers(200, "{\"sufficient\": false, \"reason\": \"insufficient-balance\", \"added\": \"later\"}");

        // When
        JsonPath json =
                estimate(Map.of("text", "hi", "recipients", List.of(FRENCH))).jsonPath();

        // Then
        assertThat(json.getBoolean("sufficient")).isFalse();
        assertThat(json.getString("reason")).isEqualTo("insufficient-balance");
        assertThat(json.<Map<String, Object>>getList("totals"))
                .containsExactly(Map.of(
                        "currency", "CREDIT", "price", "1", "sufficient", false, "reason", "insufficient-balance"));
    }

    @Test
    void a_rule_of_the_user_that_would_be_broken_is_named() {
        // Given
        billing().answers(200, "{\"sufficient\": false, \"reason\": \"user-limit\", \"refusedBy\": \"weekly-limit\"}");

        // When
        JsonPath json =
                estimate(Map.of("text", "hi", "recipients", List.of(FRENCH))).jsonPath();

        // Then
        assertThat(json.getString("reason")).isEqualTo("user-limit");
        assertThat(json.getString("refusedBy")).isEqualTo("weekly-limit");
        assertThat(json.getString("totals[0].refusedBy")).isEqualTo("weekly-limit");
    }

    @Test
    void when_billing_gives_no_good_answer_the_estimate_says_so() {
        billing().answers(500, "{}");
        assertUnknown();
        billing().answers(404, "{}");
        assertUnknown();
        billing().answers(200, "no JSON");
        assertUnknown();
        billing().fallsSilent();
        assertUnknown();
        billing().close();
        billing = null;
        assertUnknown();
    }

    private void assertUnknown() {
        Response answer = estimate(Map.of("text", "hi", "recipients", List.of(FRENCH)));
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        assertThat(answer.jsonPath().<String, Object>getMap("$"))
                .containsEntry("sufficient", null)
                .containsEntry("reason", "billing-unavailable");
        assertThat(answer.jsonPath().<Object, Object>getMap("totals[0]"))
                .containsEntry("price", "1")
                .containsEntry("sufficient", null)
                .containsEntry("reason", "billing-unavailable");
    }

    @Test
    void a_billing_that_keeps_failing_is_left_alone_for_a_while() {
        // Given
        billing().answers(503, "{}");
        for (int i = 0; i < 8; i++) {
            assertUnknown();
        }

        // When
        int asked = billing().asked().size();
        billing().answers(200, "{\"sufficient\": true}");
        assertUnknown();

        // Then
        assertThat(billing().asked()).hasSize(asked);
        breakers.resetAll();
        assertThat(estimate(Map.of("text", "hi", "recipients", List.of(FRENCH)))
                        .jsonPath()
                        .getBoolean("sufficient"))
                .isTrue();
    }

    @Test
    void whatever_could_not_be_sent_is_named_once() {
        assertInvalid(estimate(Map.of()), "recipients", "size");
        assertInvalid(estimate(Map.of("text", "x", "recipients", List.of())), "recipients", "size");
        assertInvalid(
                estimate(Map.of("text", "x", "recipients", Collections.nCopies(501, FRENCH))), "recipients", "size");
        assertInvalid(estimate(Map.of("recipients", List.of(FRENCH))), "text", "required");
        assertInvalid(
                estimate(Map.of("text", "a".repeat(1531), "recipients", List.of(FRENCH, ITALIAN))), "text", "too-long");
        assertInvalid(
                estimate(Map.of("text", "x", "recipients", List.of(FRENCH), "purpose", "spam")),
                "purpose",
                "unknown-purpose");
        assertInvalid(
                estimate(Map.of("text", "x", "recipients", List.of(FRENCH), "user", "me")), "user", "unknown-user");
        assertInvalid(estimate(Map.of("text", "x", "from", "me")), "from", "unknown-field");
        Map<String, Object> several = new HashMap<>();
        several.put("text", "");
        several.put("recipients", Arrays.asList(FRENCH, "0612", null, "+4915123456789"));
        Response answer = estimate(several);
        assertInvalid(answer, "text", "empty")
                .withError("recipients[1]", "not-e164")
                .withError("recipients[2]", "required")
                .withError("recipients[3]", "no-price-for-destination");
        assertThat(answer.jsonPath().getList("errors")).hasSize(4);
        assertThat(billing().asked()).isEmpty();
    }

    @Test
    void an_estimate_is_for_those_who_may_send_from_an_active_account() {
        Map<String, Object> body = Map.of("text", "hi", "recipients", List.of(FRENCH));
        String url = "/v1/accounts/" + account + "/estimates";
        for (String token : List.of(Tokens.owner(fixture.customer()), Tokens.operator())) {
            assertThat(as(token).body(body).post(url).statusCode()).isEqualTo(200);
        }
        assertProblem(as(Tokens.sender("somebody-else")).body(body).post(url), 404, "not-found");
        assertProblem(as(Tokens.withoutRoles()).body(body).post(url), 403, "forbidden");
        assertThat(given().contentType("application/json").body(body).post(url).statusCode())
                .isEqualTo(401);
        String suspended = fixture.account(LifeState.SUSPENDED, "CREDIT");
        assertProblem(
                as(Tokens.sender(fixture.customer())).body(body).post("/v1/accounts/" + suspended + "/estimates"),
                409,
                "account-not-active");
    }

    @Test
    void messages_have_the_price_of_the_tariff_that_is_valid_when_they_are_accepted() {
        // Given
        Instant switchOver = Instant.parse("2027-06-01T00:00:00Z");
        tellTariff("before-" + fixture.customer(), "CHF", GUIDE_FROM, "1");
        tellTariff("after-" + fixture.customer(), "CHF", switchOver, "2");
        SendFixture.await(() -> tariffs.current()
                        .validAt("CHF", switchOver)
                        .filter(tariff -> tariff.validFrom().equals(switchOver))
                        .isPresent()
                && tariffs.current().validAt("CHF", GUIDE_FROM).isPresent());
        AccountState swiss = new AccountState(
                "sms-ab12345-1", "acme", LifeState.ACTIVE, "CHF", "FR", "fr", "Europe/Paris", false, 1);
        Outline outline = new Outline("hi", List.of(FRENCH), null, null, null);

        // Then
        assertThat(rateMessages
                        .rate(swiss, outline, switchOver.minusMillis(1))
                        .getFirst()
                        .total())
                .isEqualTo(Amount.of("1"));
        assertThat(rateMessages.rate(swiss, outline, switchOver).getFirst().total())
                .isEqualTo(Amount.of("2"));
    }

    private void tellTariff(String id, String currency, Instant from, String french) {
        fixture.kafka()
                .send(
                        Topics.TARIFFS,
                        id + "/0",
                        TariffPage.TYPE,
                        new TariffPage(
                                id,
                                0,
                                List.of(
                                        new TariffPage.Price("33", "FR", Amount.of(french)),
                                        new TariffPage.Price("39", "IT", Amount.of("0.7")),
                                        new TariffPage.Price("91", "IN", Amount.of("0.1")))));
        fixture.kafka().send(Topics.TARIFFS, id, TariffHeader.TYPE, new TariffHeader(id, currency, from, 1, 3));
    }

    @Test
    void the_estimate_of_the_guide_is_as_it_says() throws IOException {
        // Given
        tellTariff("guide", "CREDIT", GUIDE_FROM, "1");
        SendFixture.await(() -> tariffs.current()
                .validAt("CREDIT", Instant.now())
                .filter(tariff -> tariff.id().equals("guide"))
                .isPresent());

        // When
        Response answer = as(Tokens.sender(fixture.customer()))
                .body(block("\"recipients\": [\"+33612345678\""))
                .post("/v1/accounts/{account}/estimates", account);

        // Then
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        assertThat(answer.jsonPath().getMap("$"))
                .isEqualTo(JsonPath.from(block("\"charactersLeft\"")).getMap("$"));
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

    private Response estimate(Map<String, Object> body) {
        return as(Tokens.sender(fixture.customer())).body(body).post("/v1/accounts/{account}/estimates", account);
    }
}
