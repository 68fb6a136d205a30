package io.recredit.billing.allowance;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.recredit.contracts.Ids;
import io.recredit.testkit.StackResource;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "database", value = "billing"))
@SuppressWarnings("NullAway.Init")
class PastSpendingPurgeIT {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    @Inject
    Pool pool;

    @Inject
    PastSpendingPurgeJob job;

    @Test
    void only_what_was_spent_in_archived_time_is_forgotten() {
        // Given
        UUID user = Ids.next();
        sql("""
                insert into archived_week values ('2001-01-01', 'archived', 0, 0, 0, now(), 'test', now())
                on conflict do nothing""", Tuple.tuple());
        count(user, "day", LocalDate.parse("2001-01-07"));
        count(user, "month", LocalDate.parse("2000-12-01"));
        count(user, "day", LocalDate.now());
        // When
        job.purge().await().atMost(LIMIT);
        // Then
        assertThat(sql("select count(*) from past_spending where \"user\" = $1", Tuple.of(user)))
                .isEqualTo(1);
    }

    private void count(UUID user, String period, LocalDate start) {
        sql("""
                insert into past_spending (customer, account, currency, "user", period, period_start, spent_micros)
                values ('acme', 'sms-ab12345-1', 'CREDIT', $1, $2, $3, 1)""", Tuple.of(user, period, start));
    }

    private long sql(String sql, Tuple values) {
        return pool.preparedQuery(sql)
                .execute(values)
                .map(rows -> rows.size() == 0 ? 0 : rows.iterator().next().getLong(0))
                .await()
                .atMost(LIMIT);
    }
}
