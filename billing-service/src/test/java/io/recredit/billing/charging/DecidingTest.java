package io.recredit.billing.charging;

import static org.assertj.core.api.Assertions.assertThat;

import io.recredit.contracts.Amount;
import io.recredit.contracts.ChargeRequested;
import io.recredit.contracts.EpisodeChange;
import io.recredit.contracts.Ids;
import io.recredit.contracts.LifeState;
import io.recredit.contracts.LowRule;
import io.recredit.contracts.RefusalReason;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DecidingTest {

    private final Instant now = Instant.now();

    @Test
    void a_price_equal_to_the_balance_is_charged_and_one_millionth_more_is_not() {
        // Given
        World world = new World(Amount.of("0.000002"));
        // When
        List<Answer> answers = decide(
                world,
                charge(world.account.charge("0.000003")),
                charge(world.account.charge("0.000002")),
                charge(world.account.charge("0.000001")));
        // Then
        assertThat(answers)
                .map(DecidingTest::reason)
                .containsExactly(RefusalReason.INSUFFICIENT_BALANCE, null, RefusalReason.INSUFFICIENT_BALANCE);
        assertThat(world.balance()).isEqualTo(Amount.ZERO);
    }

    @Test
    void a_repeated_charge_in_the_same_batch_gets_the_same_answer() {
        // Given
        World world = new World(Amount.of("5"));
        Request charge = charge(world.account.charge("2"));
        // When
        List<Answer> answers = decide(world, charge, charge);
        // Then
        assertThat(decision(answers.get(1))).isSameAs(decision(answers.get(0)));
        assertThat(((Answer.Decided) answers.get(1)).repeated()).isTrue();
        assertThat(world.balance()).isEqualTo(Amount.of("3"));
    }

    @Test
    void the_same_id_with_other_content_is_a_conflict() {
        // Given
        World world = new World(Amount.of("5"));
        ChargeRequested first = world.account.charge("2");
        // When
        List<Answer> answers = decide(world, charge(first), charge(world.account.charge(first.id(), null, "3")));
        // Then
        assertThat(answers.get(1)).isInstanceOf(Answer.Conflict.class);
        assertThat(world.balance()).isEqualTo(Amount.of("3"));
    }

    @Test
    void an_answer_read_back_from_the_database_is_the_same() {
        // Given
        World world = new World(Amount.of("5"));
        Instant fine = Instant.parse("2026-11-22T10:00:00.123456789Z");
        ChargeRequested charge = world.account.charge("2");
        // When
        List<Answer> answers = world.decide(List.of(charge(charge)), fine).answers();
        // Then
        assertThat(answers)
                .map(answer -> Outcomes.outcomeOf(decision(answer)).decidedAt().getNano() % 1_000)
                .containsOnly(0);
    }

    @Test
    void a_refund_after_its_charge_in_one_batch_gives_it_back_and_takes_it_from_the_users_spending() {
        // Given
        World world = new World(Amount.of("5"));
        ChargeRequested charge = world.account.charge(Ids.next(), world.user, "2");
        // When
        decide(world, charge(charge), Request.Refund.of(world.account.refund(charge)));
        // Then
        assertThat(world.balance()).isEqualTo(Amount.of("5"));
        assertThat(world.books.spent()).hasSize(3);
        assertThat(world.books.spent().values()).containsOnly(0L);
    }

    @Test
    void a_refund_of_a_refused_charge_is_refused() {
        // Given
        World world = new World(Amount.of("1"));
        ChargeRequested charge = world.account.charge("2");
        // When
        List<Answer> answers = decide(world, charge(charge), Request.Refund.of(world.account.refund(charge)));
        // Then
        assertThat(reason(answers.get(1))).isEqualTo(RefusalReason.NO_SUCH_CHARGE);
    }

    @Test
    void a_refund_asked_for_after_ninety_days_is_refused_and_a_repeated_one_gets_its_answer() {
        // Given
        World world = new World(Amount.of("5"));
        ChargeRequested charge = world.account.charge("2");
        ChargeRequested other = world.account.charge("2");
        Instant later = Ids.timeOf(charge.id()).plus(Duration.ofDays(90));
        decide(world, charge(charge), charge(other));
        // When
        List<Answer> inTime = world.decide(List.of(Request.Refund.of(world.account.refund(charge))), later)
                .answers();
        List<Answer> late = world.decide(
                        List.of(
                                Request.Refund.of(world.account.refund(charge)),
                                Request.Refund.of(world.account.refund(other))),
                        later.plusSeconds(3600))
                .answers();
        // Then
        assertThat(reason(inTime.getFirst())).isNull();
        assertThat(late).map(DecidingTest::reason).containsExactly(null, RefusalReason.NO_SUCH_CHARGE);
        assertThat(world.balance()).isEqualTo(Amount.of("3"));
    }

    @Test
    void a_refund_is_given_for_a_suspended_account() {
        // Given
        World world = new World(Amount.of("5"));
        ChargeRequested charge = world.account.charge("2");
        decide(world, charge(charge));
        world.accountIs(LifeState.CLOSED);
        // When
        decide(world, Request.Refund.of(world.account.refund(charge)));
        // Then
        assertThat(world.balance()).isEqualTo(Amount.of("5"));
    }

    @Test
    void account_and_user_are_looked_at_before_the_balance() {
        // Given
        World world = new World(Amount.ZERO);
        world.userIs(LifeState.SUSPENDED);
        UUID stranger = Ids.next();
        TestAccount unknown = new TestAccount("acme", "sms-zz99999-9");
        // When
        List<Answer> answers = decide(
                world,
                charge(unknown.charge("1")),
                charge(world.account.charge(Ids.next(), stranger, "1")),
                charge(world.account.charge(Ids.next(), world.user, "1")));
        // Then
        assertThat(answers)
                .map(DecidingTest::reason)
                .containsExactly(
                        RefusalReason.UNKNOWN_ACCOUNT, RefusalReason.UNKNOWN_USER, RefusalReason.USER_NOT_ACTIVE);
    }

    @Test
    void crossing_the_threshold_opens_one_episode_per_rule_and_being_back_ends_both() {
        // Given
        World world = new World(Amount.of("10")).with(LowRule.ALERT, "8").with(LowRule.AUTO_TOPUP, "8");
        ChargeRequested toThreshold = world.account.charge("2");
        ChargeRequested below = world.account.charge("0.000001");
        // When
        decide(
                world,
                charge(toThreshold),
                charge(below),
                charge(world.account.charge("0")),
                Request.Refund.of(world.account.refund(below)));
        // Then
        assertThat(world.books.steps)
                .extracting(step -> step.change())
                .containsExactly(EpisodeChange.OPENED, EpisodeChange.OPENED, EpisodeChange.ENDED, EpisodeChange.ENDED);
        assertThat(world.books.steps.getFirst().cause().id())
                .isEqualTo(below.id().toString());
        assertThat(world.open(LowRule.ALERT)).isEmpty();
    }

    @Test
    void a_refusal_asks_for_a_top_up_above_the_threshold_and_a_dearer_one_asks_for_more() {
        // Given
        World world = new World(Amount.of("10")).with(LowRule.ALERT, "5").with(LowRule.AUTO_TOPUP, "5");
        // When
        decide(
                world,
                charge(world.account.charge("12")),
                charge(world.account.charge("11")),
                charge(world.account.charge("20")));
        // Then
        assertThat(world.books.steps)
                .extracting(step -> step.change())
                .containsExactly(EpisodeChange.OPENED, EpisodeChange.UPDATED);
        assertThat(world.open(LowRule.AUTO_TOPUP).orElseThrow().level()).isEqualTo(Amount.of("20"));
        assertThat(world.open(LowRule.AUTO_TOPUP).orElseThrow().sequence()).isEqualTo(2);
        assertThat(world.open(LowRule.ALERT)).isEmpty();
    }

    private List<Answer> decide(World world, Request... requests) {
        return world.decide(Arrays.asList(requests), now).answers();
    }

    private static Request charge(ChargeRequested charge) {
        return Request.Charge.of(charge);
    }

    private static Decision decision(Answer answer) {
        return ((Answer.Decided) answer).decision();
    }

    private static @Nullable RefusalReason reason(Answer answer) {
        return decision(answer) instanceof Decision.Refused refused ? refused.reason() : null;
    }
}
