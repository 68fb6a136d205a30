package io.recredit.billing.charging;

import static org.assertj.core.api.Assertions.assertThat;

import io.recredit.contracts.Amount;
import io.recredit.contracts.ChargeRequested;
import io.recredit.contracts.EpisodeChange;
import io.recredit.contracts.Ids;
import io.recredit.contracts.LowRule;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Deciding at the ends of the amounts, and where a balance is exactly what it is compared with. */
class DecidingBoundariesTest {

    private static final String SMALLEST = "0.000001";

    private final Instant now = Instant.now();

    @Test
    void a_balance_equal_to_the_price_is_charged_to_zero_and_then_not_even_the_smallest_amount() {
        // Given
        World world = new World(Amount.of("0.7"));
        // When
        List<String> results =
                decide(world, world.account.charge("0.7"), world.account.charge(SMALLEST), world.account.charge("0"));
        // Then
        assertThat(results).containsExactly("charged", "insufficient-balance", "charged");
        assertThat(world.balance()).isEqualTo(Amount.ZERO);
    }

    @Test
    void a_balance_one_millionth_below_the_price_is_not_touched() {
        // Given
        World world = new World(Amount.of("0.699999"));
        // When
        List<String> results = decide(world, world.account.charge("0.7"));
        // Then
        assertThat(results).containsExactly("insufficient-balance");
        assertThat(world.balance()).isEqualTo(Amount.of("0.699999"));
        assertThat(world.books.entries).isEmpty();
    }

    @Test
    void a_balance_at_the_threshold_is_not_low_and_the_smallest_amount_below_it_is() {
        // Given
        World world = new World(Amount.of("1.000001")).with(LowRule.ALERT, "1");
        // When
        decide(world, world.account.charge(SMALLEST));
        boolean lowAtTheThreshold = world.open(LowRule.ALERT).isPresent();
        decide(world, world.account.charge(SMALLEST));
        // Then
        assertThat(lowAtTheThreshold).isFalse();
        assertThat(world.open(LowRule.ALERT)).isPresent();
        assertThat(world.balance()).isEqualTo(Amount.of("0.999999"));
    }

    @Test
    void an_episode_ends_when_a_refund_brings_the_balance_back_to_exactly_its_level() {
        // Given
        World world = new World(Amount.of("1")).with(LowRule.AUTO_TOPUP, "1");
        ChargeRequested charge = world.account.charge(SMALLEST);
        decide(world, charge);
        // When
        world.decide(List.of(Request.Refund.of(world.account.refund(charge))), now);
        // Then
        assertThat(world.open(LowRule.AUTO_TOPUP)).isEmpty();
        assertThat(world.books.steps)
                .map(step -> step.change())
                .containsExactly(EpisodeChange.OPENED, EpisodeChange.ENDED);
    }

    @Test
    void the_largest_amount_is_charged_and_given_back() {
        // Given
        World world = new World(Amount.LARGEST);
        ChargeRequested charge = world.account.charge(Ids.next(), world.user, Amount.LARGEST.toString());
        // When
        List<String> results = decide(world, charge);
        Amount left = world.balance();
        world.decide(List.of(Request.Refund.of(world.account.refund(charge))), now);
        // Then
        assertThat(results).containsExactly("charged");
        assertThat(left).isEqualTo(Amount.ZERO);
        assertThat(world.balance()).isEqualTo(Amount.LARGEST);
        assertThat(world.books.spent()).hasSize(3);
        assertThat(world.books.spent().values()).containsOnly(0L);
    }

    @Test
    void the_largest_amount_is_refused_if_a_millionth_is_missing() {
        // Given
        World world = new World(Amount.ofMicros(Long.MAX_VALUE - 1)).with(LowRule.AUTO_TOPUP, "5");
        // When
        List<String> results = decide(world, world.account.charge(Amount.LARGEST.toString()));
        // Then
        assertThat(results).containsExactly("insufficient-balance");
        assertThat(world.open(LowRule.AUTO_TOPUP).orElseThrow().level()).isEqualTo(Amount.LARGEST);
    }

    @Test
    void a_refund_that_would_leave_the_range_of_amounts_is_refused_and_what_follows_is_decided() {
        // Given
        World world = new World(Amount.LARGEST);
        ChargeRequested charge = world.account.charge("2");
        decide(world, charge);
        world.books.put(world.account.balance(), Amount.LARGEST.minus(Amount.of("1.999999")));
        ChargeRequested next = world.account.charge("3");
        // When
        List<String> results = tell(
                world.decide(List.of(Request.Refund.of(world.account.refund(charge)), Request.Charge.of(next)), now));
        // Then
        assertThat(results).containsExactly("invalid", "charged");
        assertThat(world.balance()).isEqualTo(Amount.LARGEST.minus(Amount.of("4.999999")));
    }

    @Test
    void a_users_spending_stays_at_its_end_and_never_keeps_a_balance_from_being_charged() {
        // Given
        World world = new World(Amount.LARGEST);
        decide(world, world.account.charge(Ids.next(), world.user, Amount.LARGEST.toString()));
        world.books.put(world.account.balance(), Amount.of("5"));
        // When
        List<String> results = decide(world, world.account.charge(Ids.next(), world.user, "5"));
        // Then
        assertThat(results).containsExactly("charged");
        assertThat(world.books.spent().values()).containsOnly(Long.MAX_VALUE);
    }

    @Test
    void a_price_of_zero_is_charged_on_an_empty_balance_and_refunded_once() {
        // Given
        World world = new World(Amount.ZERO);
        ChargeRequested charge = world.account.charge("0");
        Request refund = Request.Refund.of(world.account.refund(charge));
        // When
        List<Answer> answers = world.decide(List.of(Request.Charge.of(charge), refund, refund), now)
                .answers();
        // Then
        assertThat(answers).map(answer -> ((Answer.Decided) answer).repeated()).containsExactly(false, false, true);
        assertThat(world.books.entries).map(entry -> entry.entryNo()).containsExactly(1L, 2L);
        assertThat(world.balance()).isEqualTo(Amount.ZERO);
    }

    private List<String> decide(World world, ChargeRequested... charges) {
        return tell(
                world.decide(Stream.of(charges).<Request>map(Request.Charge::of).toList(), now));
    }

    private static List<String> tell(BatchDecision decided) {
        return decided.answers().stream()
                .map(answer -> switch (((Answer.Decided) answer).decision()) {
                    case Decision.Posted posted -> "charged";
                    case Decision.Refused refused -> refused.reason().wireName();
                })
                .toList();
    }
}
