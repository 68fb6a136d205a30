package io.recredit.billing.balance;

import static io.recredit.billing.Ground.account;
import static io.recredit.billing.Ground.adjust;
import static io.recredit.billing.Ground.as;
import static io.recredit.billing.Ground.customer;
import static io.recredit.billing.Ground.key;
import static io.recredit.testkit.Problems.assertInvalid;
import static io.recredit.testkit.Problems.assertProblem;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.recredit.billing.tariff.TariffGround;
import io.recredit.contracts.AccountState;
import io.recredit.contracts.Ids;
import io.recredit.contracts.LifeState;
import io.recredit.contracts.Topics;
import io.recredit.contracts.UserState;
import io.recredit.testkit.KafkaProbe;
import io.recredit.testkit.StackResource;
import io.recredit.testkit.Tokens;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How many messages are left, and whether an amount suffices. */
@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "database", value = "billing"))
class CreditIT {

    @BeforeEach
    void pricesAreInForce() {
        TariffGround.pricesAreInForce();
    }

    @Test
    void anOwnerSeesTheBalanceAndTheMessagesLeftAndASenderOnlyTheMessages() {
        // Given
        String customer = customer();
        String account = account(customer);
        adjust(account, "99.4");

        // Then
        Map<String, Object> ofOwner =
                Map.of("currency", "CREDIT", "balance", "99.4", "localPrice", "1", "localMessagesLeft", 99);
        for (String token : List.of(Tokens.owner(customer), Tokens.operator())) {
            JsonPath credit = credit(token, account).jsonPath();
            assertThat(credit.getString("homeCountry")).isEqualTo("FR");
            assertThat(credit.<Map<String, Object>>getList("items")).containsExactly(ofOwner);
        }
        assertThat(credit(Tokens.sender(customer), account).jsonPath().<Map<String, Object>>getList("items"))
                .containsExactly(Map.of("currency", "CREDIT", "localPrice", "1", "localMessagesLeft", 99));
    }

    @Test
    void aNewAccountHasNoneLeftAndACurrencyWithoutATariffHasNoNumber() {
        // Given
        String customer = customer();
        String account = account(customer);
        as(Tokens.operator(), """
                {"currency": "ZMW", "amount": "5", "reason": "a test"}""").header("Idempotency-Key", key()).post("/v1/accounts/{account}/adjustments", account);

        // Then
        assertThat(credit(Tokens.owner(customer), account).jsonPath().<Map<String, Object>>getList("items"))
                .containsExactly(
                        Map.of("currency", "CREDIT", "balance", "0", "localPrice", "1", "localMessagesLeft", 0),
                        Map.of("currency", "ZMW", "balance", "5"));
    }

    @Test
    void onlyTheCurrencyThatLocalMessagesAreTakenFromHasANumber() {
        // Given
        String customer = customer();
        String account = account(customer);
        adjust(account, "100");
        try (KafkaProbe kafka = KafkaProbe.open()) {
            AccountState charged = new AccountState(
                    account,
                    customer,
                    LifeState.ACTIVE,
                    "CREDIT",
                    "FR",
                    "fr",
                    "Europe/Paris",
                    false,
                    1_000,
                    10,
                    Set.of(),
                    Map.of("FR", "ZMW"));
            kafka.send(Topics.ACCOUNTS, account, AccountState.TYPE, charged);
        }

        // Then
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(credit(Tokens.owner(customer), account)
                                .jsonPath()
                                .<Map<String, Object>>getList("items"))
                        .containsExactly(
                                Map.of("currency", "CREDIT", "balance", "100"),
                                Map.of("currency", "ZMW", "balance", "0")));
    }

    @Test
    void creditIsItsOwnersToSee() {
        String account = account(customer());
        String stranger = customer();
        for (String path : List.of("credit", "sufficiency?currency=CREDIT&amount=1")) {
            String url = "/v1/accounts/" + account + "/" + path;
            assertProblem(as(Tokens.owner(stranger)).get(url), 404, "not-found");
            assertProblem(as(Tokens.sender(stranger)).get(url), 404, "not-found");
            assertProblem(as(Tokens.withoutRoles()).get(url), 403, "forbidden");
            assertThat(given().get(url).statusCode()).isEqualTo(401);
        }
    }

    @Test
    void anAmountSufficesUpToTheWholeBalance() {
        // Given
        String customer = customer();
        String account = account(customer);
        adjust(account, "100");

        // Then
        for (String token : List.of(Tokens.sender(customer), Tokens.owner(customer), Tokens.operator())) {
            assertThat(sufficiency(token, account, "CREDIT", "100").jsonPath().getMap("$"))
                    .isEqualTo(Map.of("sufficient", true));
            assertThat(sufficiency(token, account, "CREDIT", "100.000001")
                            .jsonPath()
                            .getMap("$"))
                    .isEqualTo(Map.of("sufficient", false, "reason", "insufficient-balance"));
        }
        assertThat(sufficiency(Tokens.sender(customer), account, "EUR", "0.1")
                        .jsonPath()
                        .getString("reason"))
                .isEqualTo("insufficient-balance");
        assertThat(sufficiency(Tokens.sender(customer), account, "EUR", "0")
                        .jsonPath()
                        .getBoolean("sufficient"))
                .isTrue();
    }

    @Test
    void aUserIsOneOfTheAccount() {
        // Given
        String customer = customer();
        String account = account(customer);
        String other = account(customer);
        UUID user = Ids.next();
        try (KafkaProbe kafka = KafkaProbe.open()) {
            kafka.send(
                    Topics.USERS,
                    user.toString(),
                    UserState.TYPE,
                    new UserState(user, "api", account, customer, LifeState.ACTIVE, 1));
        }
        String of = "/v1/accounts/{account}/sufficiency?currency=CREDIT&amount=0&user={user}";

        // Then
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(as(Tokens.sender(customer))
                                .get(of, account, user)
                                .statusCode())
                        .isEqualTo(200));
        assertInvalid(as(Tokens.sender(customer)).get(of, other, user), "user", "unknown-user");
        assertInvalid(as(Tokens.sender(customer)).get(of, account, Ids.next()), "user", "unknown-user");
        assertInvalid(as(Tokens.sender(customer)).get(of, account, "me"), "user", "unknown-user");
    }

    @ParameterizedTest
    @CsvSource({
        "'?amount=1', currency, required",
        "'?currency=DOGE&amount=1', currency, unknown-currency",
        "'?currency=CREDIT', amount, required",
        "'?currency=CREDIT&amount=1e3', amount, not-an-amount",
        "'?currency=CREDIT&amount=-0.1', amount, negative-amount",
    })
    void aWrongParameterIsNamed(String query, String field, String code) {
        String customer = customer();
        String account = account(customer);

        assertInvalid(as(Tokens.sender(customer)).get("/v1/accounts/" + account + "/sufficiency" + query), field, code);
    }

    private static Response credit(String token, String account) {
        Response response = as(token).get("/v1/accounts/{account}/credit", account);
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(200);
        return response;
    }

    private static Response sufficiency(String token, String account, String currency, String amount) {
        Response response =
                as(token).get("/v1/accounts/{account}/sufficiency?currency={c}&amount={a}", account, currency, amount);
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(200);
        return response;
    }
}
