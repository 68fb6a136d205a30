package io.recredit.billing.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.recredit.contracts.AccountState;
import io.recredit.contracts.LifeState;
import io.recredit.contracts.Topics;
import io.recredit.kit.kafka.DeadLetters;
import io.recredit.kit.reference.AccountDirectory;
import io.recredit.testkit.StackResource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A table of several pages. */
@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "database", value = "billing"))
@SuppressWarnings("NullAway.Init")
class ManyAccountsIT {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final int ACCOUNTS = 12_000;

    @Inject
    Pool pool;

    @Inject
    DeadLetters deadLetters;

    @BeforeEach
    void insert() {
        run("""
                insert into ref_account (account, customer, state, charging_currency, home_country, language,
                    time_zone, refund_on_failed_delivery, revision, changed_at)
                select 'sms-many-' || i, 'customer-many', 'active', 'CREDIT', 'FR', 'fr', 'Europe/Paris', false, 1,
                    now() - interval '1 hour'
                from generate_series(1, 12000) i""");
    }

    @AfterEach
    void delete() {
        run("delete from ref_account where customer = 'customer-many'");
    }

    @Test
    void a_whole_directory_reads_all_pages_also_of_rows_that_changed_at_the_same_time() {
        // Given
        AccountDirectory whole = new AccountDirectory(pool, deadLetters, Topics.Consumer.BILLING);
        // When
        await(whole.refresh());
        // Then
        assertThat(IntStream.rangeClosed(1, ACCOUNTS)
                        .filter(i -> whole.find("sms-many-" + i).isPresent()))
                .hasSize(ACCOUNTS);
    }

    @Test
    void a_bounded_directory_finds_what_is_asked_for_and_sees_what_changes_of_it() {
        // Given
        AccountDirectory bounded = AccountDirectory.bounded(pool, deadLetters, Topics.Consumer.BILLING, 100);
        await(bounded.refresh());
        List<String> names = IntStream.rangeClosed(1, ACCOUNTS)
                .mapToObj(i -> "sms-many-" + i)
                .toList();
        assertThat(await(bounded.findAll(names))).hasSize(ACCOUNTS);
        Map<String, AccountState> one = await(bounded.findAll(List.of("sms-many-1", "sms-many-0")));
        assertThat(one).containsOnlyKeys("sms-many-1");
        // When
        run("update ref_account set state = 'suspended', revision = 2, changed_at = clock_timestamp()"
                + " where account = 'sms-many-1'");
        await(bounded.refresh());
        // Then
        assertThat(bounded.find("sms-many-1"))
                .hasValueSatisfying(account -> assertThat(account.state()).isEqualTo(LifeState.SUSPENDED));
    }

    private void run(String sql) {
        await(pool.query(sql).execute());
    }

    private static <T> T await(Uni<T> work) {
        return work.await().atMost(LIMIT);
    }
}
