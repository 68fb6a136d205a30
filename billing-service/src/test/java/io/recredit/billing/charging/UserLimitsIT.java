package io.recredit.billing.charging;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.recredit.contracts.Amount;
import io.recredit.contracts.ChargeOutcome;
import io.recredit.contracts.ChargeRequested;
import io.recredit.contracts.Ids;
import io.recredit.contracts.LifeState;
import io.recredit.contracts.OutcomeOf;
import io.recredit.contracts.OutcomeResult;
import io.recredit.contracts.RefusalReason;
import io.recredit.contracts.SpendingRule;
import io.recredit.kit.kafka.Retrying;
import io.recredit.testkit.StackResource;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Users' limits and allowances where charges are decided. The accounts' time zone is Europe/Paris. */
@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "database", value = "billing"))
@SuppressWarnings("NullAway.Init")
class UserLimitsIT {

    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    @Inject
    BillingFixture billing;

    @Inject
    ChargeMessages chargeMessages;

    @Inject
    KnownReferences references;

    private OutcomeProbe probe;

    @BeforeEach
    void open() {
        probe = new OutcomeProbe();
    }

    @AfterEach
    void close() {
        probe.close();
    }

    @Test
    void a_refusal_names_the_rule_and_is_the_same_when_the_rule_is_not_there_any_more() {
        // Given
        TestAccount account = billing.account("10");
        LocalDate today = LocalDate.now(PARIS);
        UUID user = billing.user(account, LifeState.ACTIVE);
        billing.rules(account, user, null, "2", null, "5");
        probe.charge(acceptedOn(today, account, user, "1.5"));
        ChargeRequested tooMuch = acceptedOn(today, account, user, "1");
        // When
        ChargeOutcome refused = probe.charge(tooMuch);
        billing.rules(account, user, null, null, null, null);
        probe.send(tooMuch);
        // Then
        assertThat(refused.result()).isEqualTo(OutcomeResult.REFUSED);
        assertThat(refused.reason()).isEqualTo(RefusalReason.USER_LIMIT);
        assertThat(refused.refusedBy()).isEqualTo(SpendingRule.WEEKLY_LIMIT);
        assertThat(probe.outcomes(tooMuch.id(), OutcomeOf.CHARGE, 2)).containsOnly(refused);
        assertThat(billing.balanceOf(account)).isEqualTo(Amount.of("8.5"));
        assertThat(probe.charge(acceptedOn(today, account, user, "1")).result()).isEqualTo(OutcomeResult.CHARGED);
    }

    @Test
    void a_charge_takes_the_allowance_and_its_refund_gives_it_back_once() {
        // Given
        TestAccount account = billing.account("10");
        LocalDate today = LocalDate.now(PARIS);
        UUID user = billing.user(account, LifeState.ACTIVE);
        billing.rules(account, user, "9", "9", "9", "3");
        ChargeRequested refunded = acceptedOn(today, account, user, "2");
        // When
        probe.charge(refunded);
        ChargeOutcome tooMuch = probe.charge(acceptedOn(today, account, user, "1.1"));
        probe.refund(account.refund(refunded));
        probe.send(account.refund(refunded));
        probe.outcomes(refunded.id(), OutcomeOf.REFUND, 2);
        ChargeOutcome fits = probe.charge(acceptedOn(today, account, user, "3"));
        // Then
        assertThat(tooMuch.refusedBy()).isEqualTo(SpendingRule.ALLOWANCE);
        assertThat(fits.result()).isEqualTo(OutcomeResult.CHARGED);
        assertThat(fits.refusedBy()).isNull();
        assertThat(billing.sql("""
                        select allowance_after_micros from entry where customer = $1 and "user" is not null
                        order by entry_no""", Tuple.of(account.customer())))
                .map(row -> row.getLong(0))
                .containsExactly(1_000_000L, 3_000_000L, 0L);
        assertThat(credit(user)).isEqualTo("0 left, 3000000 3000000 3000000");
    }

    @Test
    void a_user_over_the_limit_is_no_reason_to_buy_credits() {
        // Given
        TestAccount account = billing.account("5");
        billing.rule(account, "auto-topup", "1");
        UUID user = billing.user(account, LifeState.ACTIVE);
        billing.rules(account, user, "2", null, null, null);
        // When
        ChargeOutcome refused = probe.charge(account.charge(Ids.next(), user, "9"));
        // Then
        assertThat(refused.refusedBy()).isEqualTo(SpendingRule.DAILY_LIMIT);
        assertThat(billing.number("select count(*) from low_episode where customer = $1", Tuple.of(account.customer())))
                .isZero();
    }

    @Test
    void what_was_accepted_yesterday_counts_yesterday_also_if_today_began_before_it_was_decided() {
        // Given
        TestAccount account = billing.account("20");
        UUID user = billing.user(account, LifeState.ACTIVE);
        billing.rules(account, user, "3", null, null, null);
        LocalDate today = LocalDate.now(PARIS);
        ChargeRequested late = acceptedOn(today.minusDays(1), account, user, "2");
        // When
        ChargeOutcome ofToday = probe.charge(acceptedOn(today, account, user, "3"));
        ChargeOutcome ofYesterday = probe.charge(late);
        ChargeOutcome tooMuch = probe.charge(acceptedOn(today.minusDays(1), account, user, "2"));
        probe.refund(account.refund(late));
        ChargeOutcome again = probe.charge(acceptedOn(today.minusDays(1), account, user, "3"));
        // Then
        assertThat(List.of(ofToday.result(), ofYesterday.result(), again.result()))
                .containsOnly(OutcomeResult.CHARGED);
        assertThat(tooMuch.refusedBy()).isEqualTo(SpendingRule.DAILY_LIMIT);
        assertThat(billing.sql("""
                        select period_start, spent_micros from past_spending
                        where "user" = $1 and period = 'day'""", Tuple.of(user)))
                .map(row -> row.getLocalDate(0) + " " + row.getLong(1))
                .containsExactly(today.minusDays(1) + " 3000000");
    }

    @Test
    void a_users_spending_that_is_ahead_of_this_clock_is_looked_at_again() {
        // Given
        TestAccount account = billing.account("20");
        UUID user = billing.user(account, LifeState.ACTIVE);
        billing.rules(account, user, "3", null, null, null);
        LocalDate today = LocalDate.now(PARIS);
        billing.sql(
                "update user_credit set spent_day = $2, day_micros = 3000000 where \"user\" = $1",
                Tuple.of(user, today.plusDays(40)));
        // When
        ChargeOutcome charged = probe.charge(acceptedOn(today, account, user, "2"));
        // Then
        assertThat(charged.result()).isEqualTo(OutcomeResult.CHARGED);
        assertThat(billing.number(
                        "select sum(spent_micros) from past_spending where \"user\" = $1 and period_start = $2 and period = 'day'",
                        Tuple.of(user, today)))
                .isEqualTo(2_000_000);
    }

    /** Fifty senders at once, each with its own log; two more decide the same logs in other polls. */
    @Test
    void fifty_parallel_senders_cannot_pass_a_limit_or_an_allowance() {
        // Given
        List<TestAccount> accounts =
                IntStream.range(0, 3).mapToObj(i -> billing.account("1000")).toList();
        List<UUID> users = accounts.stream()
                .map(account -> billing.user(account, LifeState.ACTIVE))
                .toList();
        billing.rules(accounts.get(0), users.get(0), "40", null, null, null);
        billing.rules(accounts.get(1), users.get(1), null, null, "31.5", "60");
        billing.rules(accounts.get(2), users.get(2), "100", "100", "100", "25.5");
        List<List<Request>> senders = IntStream.range(0, 50)
                .mapToObj(sender -> logOf(accounts, users, new Random(sender)))
                .toList();
        List<Request> all = new ArrayList<>();
        senders.forEach(all::addAll);
        Collections.shuffle(all, new Random(51));
        // When
        List<Uni<Void>> deciders = new ArrayList<>();
        senders.forEach(log -> deciders.add(decide(log, new Random(log.size()), 7)));
        deciders.add(decide(all, new Random(52), 200));
        Uni.join().all(deciders).andFailFast().await().atMost(LIMIT);
        decide(all, new Random(53), 500).await().atMost(LIMIT);
        // Then
        assertThat(credit(users.get(0))).isEqualTo("null left, 40000000 40000000 40000000");
        assertThat(credit(users.get(1))).isEqualTo("28500000 left, 31500000 31500000 31500000");
        assertThat(credit(users.get(2))).isEqualTo("0 left, 25500000 25500000 25500000");
        assertThat(accounts).allMatch(billing::adds);
    }

    /** Six charges of half a credit for each account: 150 for each user, more than any may. */
    private static List<Request> logOf(List<TestAccount> accounts, List<UUID> users, Random random) {
        List<Request> log = new ArrayList<>();
        for (int i = 0; i < accounts.size() * 6; i++) {
            int of = i % accounts.size();
            log.add(Request.Charge.of(accounts.get(of).charge(Ids.next(), users.get(of), "0.5")));
        }
        Collections.shuffle(log, random);
        return log;
    }

    private Uni<Void> decide(List<Request> log, Random random, int mostPerPoll) {
        List<List<Request>> polls = new ArrayList<>();
        for (int from = 0; from < log.size(); from += polls.getLast().size()) {
            polls.add(log.subList(from, Math.min(log.size(), from + 1 + random.nextInt(mostPerPoll))));
        }
        return Multi.createFrom()
                .iterable(polls)
                .onItem()
                .transformToUniAndConcatenate(poll -> Retrying.untilDone(
                        () -> references.partiesOf(poll).chain(parties -> chargeMessages.decide(poll, parties))))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private String credit(UUID user) {
        Row row = billing.sql(
                        "select allowance_micros, day_micros, week_micros, month_micros from user_credit where \"user\" = $1",
                        Tuple.of(user))
                .getFirst();
        return "%s left, %s %s %s".formatted(row.getLong(0), row.getLong(1), row.getLong(2), row.getLong(3));
    }

    private static ChargeRequested acceptedOn(LocalDate day, TestAccount account, UUID user, String amount) {
        ChargeRequested charge = account.charge(Ids.next(), user, amount);
        Instant noon = day.atTime(12, 0).atZone(PARIS).toInstant();
        return new ChargeRequested(
                charge.id(),
                charge.customer(),
                charge.account(),
                charge.user(),
                charge.currency(),
                charge.amount(),
                charge.segments(),
                charge.country(),
                charge.prefix(),
                charge.purpose(),
                noon,
                charge.validUntil());
    }
}
