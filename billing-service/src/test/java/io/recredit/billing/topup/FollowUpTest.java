package io.recredit.billing.topup;

import static io.recredit.billing.topup.Attempts.LOW;
import static io.recredit.billing.topup.Attempts.NOW;
import static io.recredit.billing.topup.Attempts.POLICY;
import static io.recredit.billing.topup.Attempts.demand;
import static io.recredit.billing.topup.Attempts.rule;
import static org.assertj.core.api.Assertions.assertThat;

import io.recredit.billing.topup.Ensuring.Step;
import io.recredit.contracts.Amount;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FollowUpTest {

    @Test
    void declinesWaitLongerAndLongerAndPauseAtLast() {
        assertThat(decline(rule(0, null, null), true)).isEqualTo(new FollowUp(1, false, NOW.plus(Duration.ofHours(1))));
        assertThat(decline(rule(1, null, null), true)).isEqualTo(new FollowUp(2, false, NOW.plus(Duration.ofHours(6))));
        assertThat(decline(rule(2, null, null), true)).isEqualTo(new FollowUp(3, true, null));
    }

    @Test
    void whatNoBankDeclinedIsNotCounted() {
        assertThat(decline(rule(2, null, null), false))
                .isEqualTo(new FollowUp(2, false, NOW.plus(Duration.ofMinutes(15))));
    }

    @Test
    void aRuleResumedSinceIsTriedAtOnce() {
        assertThat(decline(rule(0, null, NOW.plusSeconds(1)), true)).isEqualTo(new FollowUp(0, false, NOW));
        assertThat(decline(rule(0, null, NOW), true).nextAt()).isEqualTo(NOW.plus(Duration.ofHours(1)));
    }

    @Test
    void nothingFollowsWhereNothingIsLowOrAskedFor() {
        assertThat(FollowUp.afterDecline(Attempts.charging(), true, demand(rule(0, null, null), null), POLICY, NOW))
                .isEqualTo(new FollowUp(1, false, null));
        assertThat(FollowUp.afterDecline(Attempts.charging(), true, demand(null, LOW), POLICY, NOW))
                .isEqualTo(new FollowUp(0, false, null));
        assertThat(FollowUp.afterSuccess(demand(rule(0, null, null), null), NOW).nextAt())
                .isNull();
    }

    @Test
    void aSuccessResumesAndGoesOnWhileTheBalanceIsLow() {
        assertThat(FollowUp.afterSuccess(demand(rule(3, NOW, null), LOW), NOW)).isEqualTo(new FollowUp(0, false, NOW));
    }

    @Test
    void aBalanceGetsTheAttemptThatItNeedsAndNoSecondOne() {
        Demand low = demand(rule(0, null, null), LOW);
        assertThat(Ensuring.decide(low, null, false)).isEqualTo(Step.CREATE);
        assertThat(Ensuring.decide(low, Attempts.requested(), false)).isEqualTo(Step.LEAVE);
        assertThat(Ensuring.decide(low, Attempts.requested(), true)).isEqualTo(Step.URGE);
        assertThat(Ensuring.decide(low, Attempts.charging(), true)).isEqualTo(Step.LEAVE);
        assertThat(Ensuring.decide(low, Attempts.unknown(), true)).isEqualTo(Step.LEAVE);
        Attempt needsApproval = Attempts.charging().needsApproval(NOW);
        assertThat(Ensuring.decide(low, needsApproval, false)).isEqualTo(Step.LEAVE);
        assertThat(Ensuring.decide(low, needsApproval, true)).isEqualTo(Step.REPLACE);
    }

    @Test
    void aNewEpisodeUrgesWhatWaitsForAnEarlierOne() {
        LowNow next = new LowNow(new UUID(9, 9), Amount.of("20"), NOW);
        assertThat(Ensuring.decide(demand(rule(1, null, null), next), Attempts.requested(), false))
                .isEqualTo(Step.URGE);
    }

    @Test
    void pausedNothingIsMadeAndOffWhatWaitsIsCancelled() {
        assertThat(Ensuring.decide(demand(rule(3, NOW, null), LOW), null, false))
                .isEqualTo(Step.LEAVE);
        assertThat(Ensuring.decide(demand(null, null), Attempts.requested(), true))
                .isEqualTo(Step.CANCEL);
        assertThat(Ensuring.decide(demand(null, null), Attempts.charging().needsApproval(NOW), true))
                .isEqualTo(Step.CANCEL);
        assertThat(Ensuring.decide(demand(null, null), Attempts.unknown(), true))
                .isEqualTo(Step.LEAVE);
    }

    private static FollowUp decline(TopupRule rule, boolean counts) {
        return FollowUp.afterDecline(Attempts.charging(), counts, demand(rule, LOW), POLICY, NOW);
    }
}
