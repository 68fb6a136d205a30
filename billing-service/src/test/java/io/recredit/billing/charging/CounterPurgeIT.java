package io.recredit.billing.charging;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.recredit.contracts.Ids;
import io.recredit.testkit.StackResource;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "database", value = "billing"))
@SuppressWarnings("NullAway.Init")
class CounterPurgeIT {

    @Inject
    BillingFixture billing;

    @Inject
    CounterPurgeJob job;

    @Test
    void only_counters_of_archived_time_are_forgotten() {
        // Given
        TestAccount account = TestAccount.create();
        billing.command("""
                insert into archived_week values ('2001-01-01', 'archived', 0, 0, 0, now(), 'test', now())
                on conflict do nothing""");
        count(account, "day", LocalDate.parse("2001-01-07"));
        count(account, "month", LocalDate.parse("2000-12-01"));
        count(account, "day", LocalDate.now());
        // When
        billing.await(job.purge());
        // Then
        assertThat(billing.number(
                        "select count(*) from user_counter where customer = $1", Tuple.of(account.customer())))
                .isEqualTo(1);
    }

    private void count(TestAccount account, String period, LocalDate start) {
        billing.sql("""
                insert into user_counter (customer, "user", currency, period, period_start)
                values ($1, $2, 'CREDIT', $3, $4)""", Tuple.of(account.customer(), Ids.next(), period, start));
    }
}
