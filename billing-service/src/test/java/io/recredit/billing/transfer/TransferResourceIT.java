package io.recredit.billing.transfer;

import static io.recredit.billing.Ground.account;
import static io.recredit.billing.Ground.adjust;
import static io.recredit.billing.Ground.as;
import static io.recredit.billing.Ground.credits;
import static io.recredit.billing.Ground.customer;
import static io.recredit.billing.Ground.key;
import static io.recredit.testkit.Problems.assertInvalid;
import static io.recredit.testkit.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.recredit.contracts.LifeState;
import io.recredit.testkit.StackResource;
import io.recredit.testkit.Tokens;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "database", value = "billing"))
class TransferResourceIT {

    private String customer = "";
    private String source = "";
    private String target = "";

    @BeforeEach
    void twoAccountsOfOneCustomer() {
        customer = customer();
        source = account(customer);
        target = account(customer);
        adjust(source, "100");
    }

    @Test
    void anOwnerMovesCreditsAtOnce() {
        // When
        Response response = transfer(Tokens.owner(customer), source, target, "25.5", key());

        // Then
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(201);
        assertThat(response.jsonPath().getMap("$"))
                .containsEntry("amount", "25.5")
                .containsEntry("currency", "CREDIT")
                .containsEntry("balanceAfter", "74.5")
                .containsEntry("target", target)
                .containsKey("id");
        assertThat(credits(source)).isEqualTo("74.5");
        assertThat(credits(target)).isEqualTo("25.5");
    }

    @Test
    void bothLogsShowTheTransferUnderOneIdWithTheOtherAccount() {
        // Given
        String id = transfer(Tokens.owner(customer), source, target, "1", key())
                .jsonPath()
                .getString("id");

        // Then
        assertThat(newestEntry(source).getMap("items[0]"))
                .containsEntry("id", id)
                .containsEntry("kind", "transfer-out")
                .containsEntry("amount", "-1")
                .containsEntry("counterparty", target)
                .containsKey("actor");
        assertThat(newestEntry(target).getMap("items[0]"))
                .containsEntry("id", id)
                .containsEntry("kind", "transfer-in")
                .containsEntry("amount", "1")
                .containsEntry("counterparty", source);
    }

    @Test
    void aRepeatedTransferMovesNothingMore() {
        // Given
        String key = key();
        Response first = transfer(Tokens.owner(customer), source, target, "10", key);

        // When
        Response second = transfer(Tokens.operator(), source, target, "10.0", key);

        // Then
        assertThat(second.statusCode()).isEqualTo(201);
        assertThat(second.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(second.jsonPath().getMap("$")).isEqualTo(first.jsonPath().getMap("$"));
        assertProblem(transfer(Tokens.operator(), source, target, "11", key), 422, "idempotency-key-reused");
        assertThat(credits(source)).isEqualTo("90");
    }

    @Test
    void moreThanThereIsIsRefusedAndTheWholeBalanceIsNot() {
        assertProblem(
                transfer(Tokens.owner(customer), source, target, "100.000001", key()), 422, "insufficient-balance");
        assertThat(credits(target)).isEqualTo("0");
        assertThat(transfer(Tokens.owner(customer), source, target, "100", key())
                        .statusCode())
                .isEqualTo(201);
        assertThat(credits(source)).isEqualTo("0");
        assertThat(credits(target)).isEqualTo("100");
    }

    @Test
    void anAccountOfAnotherCustomerIsNoTargetForAnybody() {
        // Given
        String foreign = account(customer());

        // Then
        for (String token : List.of(Tokens.owner(customer), Tokens.operator())) {
            assertProblem(transfer(token, source, foreign, "1", key()), 404, "not-found")
                    .withError("target", "unknown-account");
            assertProblem(transfer(token, source, "sms-qq00000-9", "1", key()), 404, "not-found")
                    .withError("target", "unknown-account");
        }
        assertThat(credits(source)).isEqualTo("100");
        assertThat(credits(foreign)).isEqualTo("0");
    }

    @Test
    void anotherCustomersAccountIsNoSourceAndSendersMoveNothing() {
        assertProblem(transfer(Tokens.owner(customer()), source, target, "1", key()), 404, "not-found");
        assertProblem(transfer(Tokens.ownerWithoutCustomer(), source, target, "1", key()), 404, "not-found");
        assertProblem(transfer(Tokens.sender(customer), source, target, "1", key()), 403, "forbidden");
        assertThat(credits(source)).isEqualTo("100");
    }

    @Test
    void theSameAccountAndClosedAccountsAreRefused() {
        // Given
        String closed = account(customer, LifeState.CLOSED);

        // Then
        assertProblem(transfer(Tokens.owner(customer), source, source, "1", key()), 422, "same-account");
        assertProblem(transfer(Tokens.owner(customer), source, closed, "1", key()), 409, "account-closed");
        assertProblem(transfer(Tokens.owner(customer), closed, target, "1", key()), 409, "account-closed");
    }

    @ParameterizedTest
    @CsvSource({"0, zero", "-1, negative", "0.1234567, too-many-digits", "ten, not-an-amount"})
    void aWrongAmountIsNamed(String amount, String code) {
        assertInvalid(transfer(Tokens.owner(customer), source, target, amount, key()), "amount", code);
        assertThat(credits(source)).isEqualTo("100");
    }

    @Test
    void oppositeTransfersAtOnceNeitherDeadlockNorLoseAnything() throws Exception {
        // Given
        adjust(target, "100");
        List<Callable<Response>> transfers = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            transfers.add(() -> transfer(Tokens.owner(customer), source, target, "1", key()));
            transfers.add(() -> transfer(Tokens.owner(customer), target, source, "1", key()));
        }

        // When
        List<Integer> statuses = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(12)) {
            for (Future<Response> response : threads.invokeAll(transfers)) {
                statuses.add(response.get().statusCode());
            }
        }

        // Then
        assertThat(statuses).hasSize(60).containsOnly(201);
        assertThat(credits(source)).isEqualTo("100");
        assertThat(credits(target)).isEqualTo("100");
    }

    private static JsonPath newestEntry(String account) {
        return as(Tokens.operator())
                .get("/v1/accounts/{account}/credit-log?limit=1", account)
                .jsonPath();
    }

    private static Response transfer(String token, String source, String target, String amount, String key) {
        return as(token, """
                {"currency": "CREDIT", "amount": "%s", "target": "%s"}""".formatted(amount, target))
                .header("Idempotency-Key", key)
                .post("/v1/accounts/{account}/transfers", source);
    }
}
