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
import io.recredit.contracts.RefundRequested;
import io.recredit.contracts.RefusalReason;
import io.recredit.testkit.StackResource;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "database", value = "billing"))
@SuppressWarnings("NullAway.Init")
class ChargingIT {

    @Inject
    BillingFixture billing;

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
    void a_charge_is_debited_and_answered_with_the_balance_left() {
        // Given
        TestAccount account = billing.account("10");
        // When
        ChargeOutcome outcome = probe.charge(account.charge("0.7"));
        // Then
        assertThat(outcome.result()).isEqualTo(OutcomeResult.CHARGED);
        assertThat(outcome.amount()).isEqualTo(Amount.of("0.7"));
        assertThat(outcome.balanceLeft()).isEqualTo(Amount.of("9.3"));
        assertThat(outcome.entryNo()).isEqualTo(2);
        assertThat(billing.balanceOf(account)).isEqualTo(Amount.of("9.3"));
        assertThat(billing.adds(account)).isTrue();
    }

    @Test
    void the_whole_balance_can_be_spent_and_not_a_millionth_more() {
        // Given
        TestAccount account = billing.account("0.000001");
        // When
        ChargeOutcome last = probe.charge(account.charge("0.000001"));
        ChargeOutcome tooMuch = probe.charge(account.charge("0.000001"));
        // Then
        assertThat(last.result()).isEqualTo(OutcomeResult.CHARGED);
        assertThat(tooMuch.result()).isEqualTo(OutcomeResult.REFUSED);
        assertThat(tooMuch.reason()).isEqualTo(RefusalReason.INSUFFICIENT_BALANCE);
        assertThat(tooMuch.balanceLeft()).isEqualTo(Amount.ZERO);
        assertThat(billing.balanceOf(account)).isEqualTo(Amount.ZERO);
    }

    @Test
    void a_refund_gives_the_whole_charge_back_once() {
        // Given
        TestAccount account = billing.account("10");
        ChargeRequested charge = account.charge("3");
        probe.charge(charge);
        // When
        ChargeOutcome first = probe.refund(account.refund(charge));
        probe.send(account.refund(charge));
        // Then
        List<ChargeOutcome> answers = probe.outcomes(charge.id(), OutcomeOf.REFUND, 2);
        assertThat(answers).containsOnly(first);
        assertThat(first.result()).isEqualTo(OutcomeResult.REFUNDED);
        assertThat(first.amount()).isEqualTo(Amount.of("3"));
        assertThat(first.balanceLeft()).isEqualTo(Amount.of("10"));
        assertThat(billing.balanceOf(account)).isEqualTo(Amount.of("10"));
        assertThat(billing.adds(account)).isTrue();
    }

    @Test
    void a_refund_without_a_charge_is_refused() {
        // Given
        TestAccount account = billing.account("10");
        // When
        ChargeOutcome outcome = probe.refund(account.refund(account.charge("3")));
        // Then
        assertThat(outcome.reason()).isEqualTo(RefusalReason.NO_SUCH_CHARGE);
        assertThat(billing.balanceOf(account)).isEqualTo(Amount.of("10"));
    }

    @Test
    void a_refund_of_another_amount_than_was_charged_is_refused() {
        // Given
        TestAccount account = billing.account("10");
        ChargeRequested charge = account.charge("3");
        probe.charge(charge);
        // When
        ChargeOutcome outcome = probe.refund(account.refund(account.charge(charge.id(), null, "4")));
        // Then
        assertThat(outcome.reason()).isEqualTo(RefusalReason.INVALID);
        assertThat(billing.balanceOf(account)).isEqualTo(Amount.of("7"));
    }

    @Test
    void what_is_delivered_too_late_is_refused_as_expired() {
        // Given
        TestAccount account = billing.account("10");
        ChargeRequested fresh = account.charge("1");
        ChargeRequested late = new ChargeRequested(
                Ids.next(),
                fresh.customer(),
                fresh.account(),
                null,
                fresh.currency(),
                fresh.amount(),
                1,
                "FR",
                "336",
                fresh.purpose(),
                fresh.acceptedAt(),
                Instant.now().minusSeconds(1));
        ChargeRequested old =
                withId(fresh, idOf(Instant.now().minus(Duration.ofDays(7)).minusSeconds(60)));
        ChargeRequested future = withId(fresh, idOf(Instant.now().plus(Duration.ofMinutes(6))));
        // When
        List<ChargeOutcome> outcomes = List.of(probe.charge(late), probe.charge(old), probe.charge(future));
        // Then
        assertThat(outcomes).extracting(ChargeOutcome::reason).containsOnly(RefusalReason.EXPIRED);
        assertThat(billing.balanceOf(account)).isEqualTo(Amount.of("10"));
    }

    @Test
    void unknown_and_inactive_accounts_and_users_are_refused_with_their_own_reasons() {
        // Given
        TestAccount unknown = TestAccount.create();
        TestAccount suspended = billing.account("10");
        billing.know(suspended, LifeState.SUSPENDED);
        TestAccount active = billing.account("10");
        TestAccount foreign = new TestAccount("somebody-else", active.name());
        UUID paused = billing.user(active, LifeState.SUSPENDED);
        UUID ofAnother = billing.user(suspended, LifeState.ACTIVE);
        // When
        ChargeOutcome ofUnknown = probe.charge(unknown.charge("1"));
        ChargeOutcome ofSuspended = probe.charge(suspended.charge("1"));
        ChargeOutcome ofForeign = probe.charge(foreign.charge("1"));
        ChargeOutcome ofPaused = probe.charge(active.charge(Ids.next(), paused, "1"));
        ChargeOutcome ofOther = probe.charge(active.charge(Ids.next(), ofAnother, "1"));
        // Then
        assertThat(ofUnknown.reason()).isEqualTo(RefusalReason.UNKNOWN_ACCOUNT);
        assertThat(ofSuspended.reason()).isEqualTo(RefusalReason.ACCOUNT_NOT_ACTIVE);
        assertThat(ofForeign.reason()).isEqualTo(RefusalReason.UNKNOWN_ACCOUNT);
        assertThat(ofPaused.reason()).isEqualTo(RefusalReason.USER_NOT_ACTIVE);
        assertThat(ofOther.reason()).isEqualTo(RefusalReason.UNKNOWN_USER);
        assertThat(billing.balanceOf(active)).isEqualTo(Amount.of("10"));
    }

    @Test
    void a_users_spending_is_counted_by_day_week_and_month_and_a_refund_takes_it_back() {
        // Given
        TestAccount account = billing.account("10");
        UUID user = billing.user(account, LifeState.ACTIVE);
        ChargeRequested kept = account.charge(Ids.next(), user, "2");
        ChargeRequested refunded = account.charge(Ids.next(), user, "3");
        RefundRequested refund = account.refund(refunded);
        // When
        probe.charge(kept);
        probe.charge(refunded);
        probe.refund(refund);
        // Then
        assertThat(billing.number("""
                        select count(*) from user_credit
                        where "user" = $1 and day_micros = $2 and week_micros = $2 and month_micros = $2""", Tuple.of(user, 2_000_000L))).isEqualTo(1);
    }

    @Test
    void a_charge_of_nothing_is_charged() {
        // Given
        TestAccount account = billing.account("0");
        // When
        ChargeOutcome outcome = probe.charge(account.charge("0"));
        // Then
        assertThat(outcome.result()).isEqualTo(OutcomeResult.CHARGED);
        assertThat(billing.adds(account)).isTrue();
    }

    private static ChargeRequested withId(ChargeRequested charge, UUID id) {
        return new ChargeRequested(
                id,
                charge.customer(),
                charge.account(),
                charge.user(),
                charge.currency(),
                charge.amount(),
                charge.segments(),
                charge.country(),
                charge.prefix(),
                charge.purpose(),
                Ids.timeOf(id),
                charge.validUntil());
    }

    private static UUID idOf(Instant time) {
        UUID random = Ids.next();
        long high = (time.toEpochMilli() << 16) | (random.getMostSignificantBits() & 0xffff);
        return new UUID(high, random.getLeastSignificantBits());
    }
}
