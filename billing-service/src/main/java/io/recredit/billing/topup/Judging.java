package io.recredit.billing.topup;

import io.recredit.billing.payment.PaymentAnswer;
import java.time.Instant;

/**
 * Judges answers of the processor's. Answers may come twice, late, and in any order: from the one who charges, from
 * whoever asked, or from the processor by itself. All of them are facts about one payment, so a charge that was told once
 * wins over everything.
 */
final class Judging {

    private Judging() {}

    /** @param attempt as it is now, under its balance's lock */
    static Verdict judge(Attempt attempt, PaymentAnswer answer, Policy policy, Instant now) {
        if (answer instanceof PaymentAnswer.Charged charged) {
            return charged(attempt, charged, now);
        }
        return switch (attempt.state()) {
            case CHARGING, UNKNOWN -> underWay(attempt, answer, policy, now);
            // What was not charged is known already, or it was not sent since.
            case REQUESTED, NEEDS_APPROVAL, SUCCEEDED, DECLINED, CANCELLED -> new Verdict.Nothing();
        };
    }

    private static Verdict charged(Attempt attempt, PaymentAnswer.Charged charged, Instant now) {
        if (attempt.state() == AttemptState.SUCCEEDED && charged.payment().equals(attempt.payment())) {
            return new Verdict.Nothing();
        }
        Purchase purchase = attempt.purchase();
        boolean asAskedFor =
                purchase != null && purchase.total().equals(new MinorPrice(charged.minorUnits(), charged.currency()));
        // A second payment under one attempt cannot be, says the processor; should it be, somebody has to know.
        return asAskedFor && attempt.state() != AttemptState.SUCCEEDED
                ? new Verdict.Credit(charged)
                : new Verdict.Doubt(charged, now.plus(Policy.DOUBT_EVERY));
    }

    private static Verdict underWay(Attempt attempt, PaymentAnswer answer, Policy policy, Instant now) {
        return switch (answer) {
            case PaymentAnswer.Charged charged -> charged(attempt, charged, now);
            case PaymentAnswer.Declined declined -> new Verdict.Decline(declined.reason(), true);
            case PaymentAnswer.NeedsApproval needsApproval -> needsApproval(attempt, policy, now);
            case PaymentAnswer.Unknown unknown -> askLater(attempt, unknown.why(), now);
            case PaymentAnswer.NotTaken notTaken -> notTaken(attempt, notTaken.why(), policy, now);
            case PaymentAnswer.NotFound notFound -> notFound(attempt, policy, now);
        };
    }

    /** Nobody waits for the approval of a one-time top-up: its buyer is told and tries another card. */
    private static Verdict needsApproval(Attempt attempt, Policy policy, Instant now) {
        return attempt.isAutomatic()
                ? new Verdict.AwaitApproval(now.plus(policy.waitAfter(1)))
                : new Verdict.Decline(Reasons.AUTHENTICATION_REQUIRED, true);
    }

    /** Only an attempt that was never sent before goes back: otherwise an earlier sending may have been taken. */
    private static Verdict notTaken(Attempt attempt, String why, Policy policy, Instant now) {
        if (attempt.state() == AttemptState.UNKNOWN) {
            return askLater(attempt, why, now);
        }
        Instant next = now.plus(Policy.sendAfter(attempt.tries()));
        boolean waitsTooLong =
                !attempt.isAutomatic() && next.isAfter(attempt.requestedAt().plus(policy.oneTimeWithin()));
        return waitsTooLong
                ? new Verdict.Decline(Reasons.PROCESSOR_UNAVAILABLE, false)
                : new Verdict.SendLater(why, next);
    }

    private static Verdict notFound(Attempt attempt, Policy policy, Instant now) {
        if (!now.isBefore(attempt.begun().begunAt().plus(policy.repeatableFor()))) {
            return new Verdict.Decline(Reasons.NOT_CHARGED, false);
        }
        Instant resentAt = attempt.resentAt();
        if (resentAt == null && isTooLateForItsBuyer(attempt, policy, now)) {
            return new Verdict.Decline(Reasons.NOT_CHARGED, false);
        }
        return resentAt != null && !now.isBefore(resentAt.plus(policy.giveUpAfter()))
                ? new Verdict.Decline(Reasons.PROCESSOR_ERROR, false)
                : new Verdict.SendAgain();
    }

    /** Who bought by hand does not expect to be charged hours later, when the processor is back. */
    private static boolean isTooLateForItsBuyer(Attempt attempt, Policy policy, Instant now) {
        return !attempt.isAutomatic() && !now.isBefore(attempt.begun().begunAt().plus(policy.oneTimeWithin()));
    }

    private static Verdict askLater(Attempt attempt, String why, Instant now) {
        return new Verdict.AskLater(why, now.plus(Policy.askAfter(attempt.tries())));
    }
}
