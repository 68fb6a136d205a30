package io.recredit.billing.charging;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.scheduler.Scheduler;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.recredit.testkit.StackResource;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "database", value = "billing"))
@SuppressWarnings("NullAway.Init")
class RefusalPurgeIT {

    @Inject
    BillingFixture billing;

    @Inject
    RefusalRows refusals;

    @Inject
    Scheduler scheduler;

    /** The job would count some of the refusals as its own. */
    @BeforeEach
    void nobodyElsePurges() {
        scheduler.pause(RefusalPurgeJob.IDENTITY);
    }

    @AfterEach
    void everybodyPurges() {
        scheduler.resume(RefusalPurgeJob.IDENTITY);
    }

    @Test
    void old_refusals_are_forgotten_over_several_slices_and_younger_ones_kept() {
        // Given
        TestAccount account = TestAccount.create();
        refuse(account, 20_001, "2020-01-01T00:00:00Z");
        refuse(account, 3, "2020-01-03T00:00:00Z");
        // When
        long purged = billing.await(refusals.purge(Instant.parse("2020-01-02T00:00:00Z")));
        // Then
        assertThat(purged).isEqualTo(20_001);
        assertThat(billing.number("select count(*) from refusal where account = $1", Tuple.of(account.name())))
                .isEqualTo(3);
        assertThat(billing.await(refusals.purge(Instant.parse("2020-01-04T00:00:00Z"))))
                .isEqualTo(3);
    }

    private void refuse(TestAccount account, int count, String decidedAt) {
        billing.sql("""
                insert into refusal (customer, id, of, reason, content_hash, account, decided_at)
                select $1, gen_random_uuid(), 'charge', 'invalid', ''::bytea, $2, $3::text::timestamptz
                  from generate_series(1, $4)""", Tuple.of(account.customer(), account.name(), decidedAt, count));
    }
}
