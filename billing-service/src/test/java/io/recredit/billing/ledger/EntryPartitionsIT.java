package io.recredit.billing.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.recredit.contracts.Amount;
import io.recredit.contracts.Ids;
import io.recredit.kit.kafka.DataErrors;
import io.recredit.testkit.StackResource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Each test makes the weeks of another year, so that none finds them made already. */
@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "database", value = "billing"))
@SuppressWarnings("NullAway.Init")
class EntryPartitionsIT {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    @Inject
    Pool pool;

    @Inject
    EntryPartitions partitions;

    @Inject
    Ledger ledger;

    @Test
    void partitions_are_made_while_others_read_and_write_and_hold_nobody_up() {
        // Given
        Instant then = Instant.parse("2041-06-15T12:00:00Z");
        await(pool.withTransaction(tx -> tx.query("select count(*) from entry")
                .execute()
                .chain(() -> post(Ids.next()))
                // When
                .chain(() -> Uni.join()
                        .all(partitions.makeAround(then), partitions.makeAround(then))
                        .andFailFast())
                // Then
                .chain(() -> post(Ids.next()))));
        assertThat(await(partitions.readyUntil(then))).isEqualTo(Instant.parse("2041-09-09T00:00:00Z"));
        await(post(Ids.firstOf(then)));
    }

    @Test
    void a_week_without_a_partition_is_no_fault_of_the_entry_and_the_present_is_made_good() {
        // Given
        Instant now = Instant.now();
        Instant before = await(partitions.readyUntil(now));
        String last = new EntryWeek(EntryWeek.mondayOf(before.minusSeconds(1))).partition();
        await(pool.query("drop table " + last).execute());
        assertThat(await(partitions.readyUntil(now))).isBefore(before);
        // When
        Uni<PostingResult> posting = post(Ids.firstOf(Instant.parse("2051-01-01T00:00:00Z")));
        // Then
        assertThatThrownBy(() -> await(posting))
                .isInstanceOf(MissingPartition.class)
                .matches(failure -> !DataErrors.isDataError(failure));
        Awaitility.await()
                .atMost(LIMIT)
                .until(() -> await(partitions.readyUntil(now)).equals(before));
    }

    @Test
    void an_archived_week_is_never_made_again() {
        // Given
        Instant then = Instant.parse("2043-06-15T12:00:00Z");
        await(pool.query("""
                insert into archived_week values ('2043-06-15', 'archived', 0, 0, 0, now(), 'test', now())""").execute());
        try {
            // When
            await(partitions.makeAround(then));
            // Then
            assertThatThrownBy(() -> await(post(Ids.firstOf(then)))).isInstanceOf(MissingPartition.class);
            await(post(Ids.firstOf(then.plus(Duration.ofDays(7)))));
        } finally {
            await(pool.query("delete from archived_week where week = '2043-06-15'")
                    .execute());
        }
    }

    private Uni<PostingResult> post(UUID id) {
        BalanceKey balance = new BalanceKey("c-" + id, "sms-pp12345-1", "CREDIT");
        Posting posting = new Posting(
                id, EntryKind.ADJUSTMENT, balance, Amount.ofUnits(1), Contra.ADJUSTMENTS, null, "test", "operator");
        return pool.withTransaction(tx -> ledger.post(tx, List.of(posting), Instant.now()));
    }

    private static <T> T await(Uni<T> work) {
        return work.await().atMost(LIMIT);
    }
}
