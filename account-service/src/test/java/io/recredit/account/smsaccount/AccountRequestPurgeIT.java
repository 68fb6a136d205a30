package io.recredit.account.smsaccount;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.recredit.contracts.Ids;
import io.recredit.testkit.Tokens;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.Test;

@QuarkusTest
@SuppressWarnings("NullAway.Init")
class AccountRequestPurgeIT {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    @Inject
    Pool pool;

    @Inject
    AccountRequestPurgeJob job;

    @Test
    void answersOlderThanThirtyDaysAreForgottenOverSeveralSlices() {
        // Given
        String customer = newCustomer();
        answers(customer, "old", 10_001, 31);
        answers(customer, "young", 2, 29);

        // When
        job.purge().await().atMost(LIMIT);

        // Then
        assertThat(pool.preparedQuery("select idempotency_key from account_request where customer = $1 order by 1")
                        .execute(Tuple.of(customer))
                        .await()
                        .atMost(LIMIT))
                .extracting(row -> row.getString(0))
                .containsExactly("young-1", "young-2");
    }

    private static String newCustomer() {
        String id = "c-" + Ids.next().toString().substring(9);
        given().auth()
                .oauth2(Tokens.operator())
                .contentType("application/json")
                .body("{\"id\": \"" + id + "\", \"name\": \"Acme\", \"homeCountry\": \"FR\"}")
                .post("/v1/customers")
                .then()
                .statusCode(201);
        return id;
    }

    private void answers(String customer, String key, int count, int daysAgo) {
        pool.preparedQuery("""
                insert into account_request (customer, idempotency_key, content_hash, answer, created_at)
                select $1, $2 || '-' || n, ''::bytea, ''::bytea, now() - make_interval(days => $4)
                  from generate_series(1, $3) as n""")
                .execute(Tuple.of(customer, key, count, daysAgo))
                .await()
                .atMost(LIMIT);
    }
}
