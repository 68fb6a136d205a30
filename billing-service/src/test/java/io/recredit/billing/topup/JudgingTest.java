package io.recredit.billing.topup;

import static io.recredit.billing.topup.Attempts.NOW;
import static io.recredit.billing.topup.Attempts.POLICY;
import static org.assertj.core.api.Assertions.assertThat;

import io.recredit.billing.payment.PaymentAnswer;
import io.recredit.contracts.Amount;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class JudgingTest {

    private static final PaymentAnswer.Charged CHARGED = new PaymentAnswer.Charged("pi_1", 720, "EUR");
    private static final PaymentAnswer NOT_FOUND = new PaymentAnswer.NotFound();

    @Test
    void aChargeIsCreditedWhateverWasThoughtOfItBefore() {
        for (Attempt attempt : new Attempt[] {
            Attempts.charging(),
            Attempts.unknown(),
            Attempts.charging().needsApproval(NOW),
            Attempts.charging().declined("expired_card", NOW),
            Attempts.charging().cancelled("not-needed", NOW)
        }) {
            assertThat(judge(attempt, CHARGED)).as(attempt.state().wireName()).isEqualTo(new Verdict.Credit(CHARGED));
        }
    }

    @Test
    void aChargeIsCreditedOnce() {
        Attempt credited = Attempts.charging().succeeded("pi_1", Amount.of("110"), NOW);
        assertThat(judge(credited, CHARGED)).isEqualTo(new Verdict.Nothing());
        assertThat(judge(credited, new PaymentAnswer.Declined("late"))).isEqualTo(new Verdict.Nothing());
    }

    @Test
    void anotherAmountOrCurrencyIsDoubted() {
        assertThat(judge(Attempts.charging(), new PaymentAnswer.Charged("pi_1", 600, "EUR")))
                .isInstanceOf(Verdict.Doubt.class);
        assertThat(judge(Attempts.charging(), new PaymentAnswer.Charged("pi_1", 720, "USD")))
                .isInstanceOf(Verdict.Doubt.class);
    }

    @Test
    void whatWasNotTakenAtFirstIsSentLaterButWhatMayHaveBeenTakenIsAskedAfter() {
        PaymentAnswer notTaken = new PaymentAnswer.NotTaken("refused");
        assertThat(judge(Attempts.charging(), notTaken))
                .isEqualTo(new Verdict.SendLater("refused", NOW.plusSeconds(2)));
        assertThat(judge(Attempts.unknown(), notTaken)).isInstanceOf(Verdict.AskLater.class);
    }

    @Test
    void aOneTimeTopupDoesNotWaitForEverForItsProcessor() {
        PaymentAnswer notTaken = new PaymentAnswer.NotTaken("refused");
        assertThat(judge(Attempts.oneTime(), notTaken)).isInstanceOf(Verdict.SendLater.class);
        assertThat(Judging.judge(Attempts.oneTime(), notTaken, POLICY, NOW.plus(Duration.ofMinutes(10))))
                .isEqualTo(new Verdict.Decline("processor-unavailable", false));
    }

    @Test
    void approvalIsWaitedForByRulesAndNotByPeople() {
        PaymentAnswer approval = new PaymentAnswer.NeedsApproval();
        assertThat(judge(Attempts.charging(), approval))
                .isEqualTo(new Verdict.AwaitApproval(NOW.plus(Duration.ofHours(1))));
        assertThat(judge(Attempts.oneTime(), approval)).isEqualTo(new Verdict.Decline("authentication_required", true));
    }

    @Test
    void whatTheProcessorDoesNotKnowIsSentAgainWhileItsKeyIsRememberedAndUntilItIsGivenUp() {
        Attempt unknown = Attempts.unknown();
        assertThat(judge(unknown, NOT_FOUND)).isEqualTo(new Verdict.SendAgain());
        assertThat(Judging.judge(unknown, NOT_FOUND, POLICY, NOW.plus(Duration.ofHours(19))))
                .isEqualTo(new Verdict.SendAgain());
        assertThat(Judging.judge(unknown, NOT_FOUND, POLICY, NOW.plus(Duration.ofHours(20))))
                .isEqualTo(new Verdict.Decline("not-charged", false));
        Attempt resent = unknown.resending(NOW, NOW.plusSeconds(20));
        Instant later = NOW.plusSeconds(119);
        assertThat(Judging.judge(resent, NOT_FOUND, POLICY, later)).isEqualTo(new Verdict.SendAgain());
        assertThat(Judging.judge(resent, NOT_FOUND, POLICY, later.plusSeconds(1)))
                .isEqualTo(new Verdict.Decline("processor-error", false));
        assertThat(resent.resending(later, later).resentAt()).isEqualTo(NOW);
    }

    @Test
    void askingGoesOnAtGrowingIntervals() {
        Attempt attempt = Attempts.charging();
        PaymentAnswer nobodyKnows = new PaymentAnswer.Unknown("timeout");
        for (int seconds : new int[] {1, 2, 4, 8, 16, 32, 60, 60, 60}) {
            Verdict verdict = judge(attempt, nobodyKnows);
            assertThat(verdict).isEqualTo(new Verdict.AskLater("timeout", NOW.plusSeconds(seconds)));
            attempt = attempt.unknown("timeout", NOW);
        }
    }

    private static Verdict judge(Attempt attempt, PaymentAnswer answer) {
        return Judging.judge(attempt, answer, POLICY, NOW);
    }
}
