package io.recredit.billing.topup;

import static org.assertj.core.api.Assertions.assertThat;

import io.recredit.billing.ledger.BalanceKey;
import io.recredit.billing.payment.PaymentAnswer;
import io.recredit.contracts.Amount;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Answers that should not be, and answers that come when nobody waits for them any more. */
class StrangeAnswersTest {

    private static final Instant NOW = Instant.parse("2026-01-05T08:00:00Z");
    private static final Duration ONE_TIME_WITHIN = Duration.ofMinutes(10);
    private static final Policy POLICY = new Policy(
            List.of(Duration.ofHours(1)),
            3,
            Duration.ofMinutes(15),
            Duration.ofSeconds(20),
            Duration.ofMinutes(2),
            Duration.ofHours(20),
            ONE_TIME_WITHIN,
            1_000_000);
    private static final PaymentAnswer NOT_FOUND = new PaymentAnswer.NotFound();

    private final Attempt sent = Attempt.oneTime(
            new UUID(1, 1),
            new BalanceKey("acme", "sms-ab12345-1", "CREDIT"),
            new Purchase(
                    Amount.of("100"),
                    new MinorPrice(600, "EUR"),
                    null,
                    new ChargedCard(new UUID(2, 2), "visa", "4242", "cus_1", "pm_1"),
                    NOW),
            List.of(),
            "owner",
            NOW);

    @Test
    void aSecondPaymentUnderOneAttemptIsDoubtedAndTheFirstOneToldAgainIsNot() {
        // Given
        Attempt credited = sent.succeeded("pi_1", Amount.of("110"), NOW);
        // When
        Verdict again = judge(credited, new PaymentAnswer.Charged("pi_1", 600, "EUR"), NOW);
        Verdict another = judge(credited, new PaymentAnswer.Charged("pi_2", 600, "EUR"), NOW);
        // Then
        assertThat(again).isEqualTo(new Verdict.Nothing());
        assertThat(another).isInstanceOf(Verdict.Doubt.class);
    }

    @Test
    void whatWasBoughtByHandIsSentAgainOnlyWhileItsBuyerWaits() {
        // Given
        Instant tooLate = NOW.plus(ONE_TIME_WITHIN);
        // When
        Verdict inTime = judge(sent, NOT_FOUND, tooLate.minusMillis(1));
        Verdict late = judge(sent, NOT_FOUND, tooLate);
        // Then
        assertThat(inTime).isEqualTo(new Verdict.SendAgain());
        assertThat(late).isEqualTo(new Verdict.Decline(Reasons.NOT_CHARGED, false));
    }

    /** What was sent again a moment ago may still be on its way. */
    @Test
    void whatWasSentAgainIsGivenUpNoSoonerThanEverythingElse() {
        // Given
        Instant resentAt = NOW.plus(ONE_TIME_WITHIN).minusSeconds(1);
        Attempt resent = sent.resending(resentAt, resentAt);
        // When
        Verdict soon = judge(resent, NOT_FOUND, resentAt.plusSeconds(5));
        // Then
        assertThat(soon).isEqualTo(new Verdict.SendAgain());
    }

    private static Verdict judge(Attempt attempt, PaymentAnswer answer, Instant now) {
        return Judging.judge(attempt, answer, POLICY, now);
    }
}
