package io.recredit.billing.retention;

import static io.recredit.billing.retention.OldLedger.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.recredit.billing.ledger.BalanceKey;
import io.recredit.billing.ledger.Entry;
import io.recredit.billing.ledger.EntryKind;
import io.recredit.billing.ledger.EntryWeek;
import io.recredit.contracts.Amount;
import io.recredit.contracts.Ids;
import io.recredit.kit.kafka.DataErrors;
import io.recredit.testkit.StackResource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Transaction;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each test has the weeks of a year of its own. A run archives whatever is older, so none leaves a week that stops it. */
@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "database", value = "billing"))
@SuppressWarnings("NullAway.Init")
class RetentionIT {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    @Inject
    Pool pool;

    @Inject
    OldLedger old;

    @Inject
    ArchiveWeeks archiveWeeks;

    @Inject
    ArchiveWeek steps;

    @BeforeEach
    void reachThePresent() {
        old.reachThePresent();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void a_run_that_was_broken_off_after_any_step_is_ended_by_the_next(int stepsTaken) {
        // Given
        int year = 2009 + stepsTaken;
        EntryWeek week = new EntryWeek(mondayInJune(year));
        old.makeAround(week.begin());
        BalanceKey balance = OldLedger.balance();
        old.adjust(balance, week.monday().plusDays(2).toString(), "10");
        old.charge(balance, week.monday().plusDays(3).toString(), "4");
        old.adjust(balance, week.monday().plusDays(8).toString(), "1");
        String before = week.monday().plusDays(7).toString();
        run(week.monday().toString());
        // When
        await(pool.withConnection(connection -> steps.close(connection, week, "test", Instant.now())
                .chain(() -> stepsTaken < 2 ? done() : steps.store(connection, week))
                .chain(() -> stepsTaken < 3 ? done() : steps.detach(connection, week, false))));
        assertThat(old.adds(balance)).isTrue();
        List<WeekResult> results = run(before);
        // Then
        assertThat(results).extracting(WeekResult::archiving).containsExactly(Archiving.ARCHIVED);
        assertThat(old.number("select entries from archived_week where week = $1", Tuple.of(week.monday())))
                .isEqualTo(2);
        assertThat(old.adds(balance)).isTrue();
        assertThat(run(before)).isEmpty();
    }

    @Test
    void a_long_reader_delays_the_run_and_no_charge_and_a_broken_detaching_is_finished() throws Exception {
        // Given
        old.makeAround(Instant.parse("2013-06-05T00:00:00Z"));
        run("2013-06-03");
        BalanceKey balance = OldLedger.balance();
        old.adjust(balance, "2013-06-05", "10");
        SqlConnection reader = await(pool.getConnection());
        Transaction reading = await(reader.begin());
        await(reader.query("set local idle_in_transaction_session_timeout = 0").execute());
        await(reader.query("select count(*) from entry").execute());
        // When
        CompletableFuture<Optional<List<WeekResult>>> running = archiving("2013-06-10");
        Awaitility.await().atMost(LIMIT).until(() -> detachesBegun() == 1);
        // Then
        assertThat(old.adds(balance)).isTrue();
        assertThat(await(archiveWeeks.run(before("2013-06-10"), "test", Instant.now())))
                .isEmpty();
        for (int i = 0; i < 20; i++) {
            await(old.post(balance, Ids.next(), EntryKind.CHARGE, Amount.of("-0.1")));
        }
        old.makeAround(Instant.parse("2031-01-01T00:00:00Z"));
        assertThat(old.adds(balance)).isTrue();
        // When
        endDetaching();
        assertThatThrownBy(() -> running.get(LIMIT.toSeconds(), TimeUnit.SECONDS))
                .isInstanceOf(ExecutionException.class);
        Awaitility.await().atMost(LIMIT).ignoreExceptions().until(() -> detachesBegun() == 1);
        await(reading.commit());
        await(reader.close());
        // Then
        assertThat(run("2013-06-10")).extracting(WeekResult::archiving).containsExactly(Archiving.ARCHIVED);
        assertThat(old.adds(balance)).isTrue();
        assertThat(old.exists("archive.entry_20130603")).isTrue();
    }

    @Test
    void nothing_is_added_to_a_week_once_it_is_closed() {
        // Given
        old.makeAround(Instant.parse("2014-06-04T00:00:00Z"));
        BalanceKey balance = OldLedger.balance();
        Entry charge = old.adjust(balance, "2014-06-04", "10");
        EntryWeek week = new EntryWeek(LocalDate.parse("2014-06-02"));
        run("2014-06-02");
        await(pool.withConnection(connection -> steps.close(connection, week, "test", Instant.now())));
        // Then
        assertThatThrownBy(() -> old.refund(charge))
                .hasMessageContaining("entry_20140602 is closed")
                .matches(failure -> !DataErrors.isDataError(failure));
        assertThat(run("2014-06-09")).extracting(WeekResult::archiving).containsExactly(Archiving.ARCHIVED);
        assertThat(old.adds(balance)).isTrue();
    }

    @Test
    void a_week_whose_top_up_is_still_open_or_that_does_not_add_up_stops_the_run() {
        // Given
        old.makeAround(Instant.parse("2015-06-03T00:00:00Z"));
        run("2015-06-01");
        BalanceKey balance = OldLedger.balance();
        old.adjust(balance, "2015-06-03", "10");
        old.adjust(balance, "2015-06-04", "1");
        old.command("""
                insert into topup_attempt (id, customer, account, currency, kind, state, emails, actor, due_at, requested_at)
                values ('%s', 'c', 'a', 'CREDIT', 'one-time', 'unknown', '{}', 'test', now() + interval '1 day', now())""".formatted(Ids.firstOf(Instant.parse("2015-06-07T23:59:59Z"))));
        // When
        List<WeekResult> withOpenTopup = run("2015-06-15");
        old.command("delete from topup_attempt where actor = 'test'");
        String damage = "update entry_20150601 set amount_micros = amount_micros + %d where entry_no = 2";
        old.command("alter table entry_20150601 disable trigger entry_never_changes");
        old.command(damage.formatted(1));
        List<WeekResult> damaged = run("2015-06-15");
        // Then
        assertThat(withOpenTopup).extracting(WeekResult::archiving).containsExactly(Archiving.OPEN_TOPUP);
        assertThat(damaged).extracting(WeekResult::archiving).containsExactly(Archiving.INCONSISTENT);
        assertThat(old.exists("public.entry_20150601")).isTrue();
        old.command("alter table entry_20150601 disable trigger closed");
        old.command(damage.formatted(-1));
        assertThat(run("2015-06-15"))
                .extracting(WeekResult::archiving)
                .containsExactly(Archiving.ARCHIVED, Archiving.ARCHIVED);
        assertThat(old.adds(balance)).isTrue();
    }

    @Test
    void a_week_that_the_database_takes_for_young_is_not_closed_whatever_this_process_thinks() {
        // Given
        EntryWeek week =
                new EntryWeek(LocalDate.now(ZoneOffset.UTC).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)));
        Instant wrong = Instant.parse("2099-01-01T00:00:00Z");
        // Then
        assertThatThrownBy(() -> await(pool.withConnection(connection -> steps.close(connection, week, "test", wrong))))
                .isInstanceOf(ArchiveWeek.TooYoung.class);
        assertThat(old.number("select count(*) from archived_week where week = $1", Tuple.of(week.monday())))
                .isZero();
        old.reachThePresent();
    }

    private CompletableFuture<Optional<List<WeekResult>>> archiving(String before) {
        return archiveWeeks
                .run(before(before), "test", Instant.now())
                .subscribe()
                .asCompletionStage();
    }

    private List<WeekResult> run(String before) {
        return await(archiveWeeks.run(before(before), "test", Instant.now())).orElseThrow();
    }

    private long detachesBegun() {
        return old.number("select count(*) from pg_inherits where inhdetachpending", Tuple.tuple());
    }

    /** As if the process had died. */
    private void endDetaching() {
        old.command("select pg_terminate_backend(pid) from pg_stat_activity where query like '% concurrently'");
    }

    private static LocalDate mondayInJune(int year) {
        return LocalDate.of(year, 6, 1).with(TemporalAdjusters.nextOrSame(DayOfWeek.MONDAY));
    }

    private static Retention before(String day) {
        return new Retention(LocalDate.parse(day));
    }

    private static Uni<Void> done() {
        return Uni.createFrom().voidItem();
    }
}
