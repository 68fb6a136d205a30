package io.recredit.billing.topup;

import io.recredit.billing.payment.PaymentAnswer;
import java.time.Instant;

/** What an answer of the processor's means for an attempt. */
public sealed interface Verdict {

    /** The card was charged what was asked for: credit it, unless that was done. */
    record Credit(PaymentAnswer.Charged charged) implements Verdict {}

    /**
     * Nothing was charged; the attempt is over.
     *
     * @param counts whether it is the card's fault, so that it counts towards a pause
     */
    record Decline(String reason, boolean counts) implements Verdict {}

    record AwaitApproval(Instant until) implements Verdict {}

    /** Nobody knows yet. */
    record AskLater(String why, Instant at) implements Verdict {}

    /** The processor took nothing: the attempt waits to be sent. */
    record SendLater(String why, Instant at) implements Verdict {}

    /** The processor does not know it: ask for it again, now, under its key, if it is still needed. */
    record SendAgain() implements Verdict {}

    /** The processor does not know it, and it is not needed any more. */
    record Cancel() implements Verdict {}

    /** The card was charged something else, or once more; a person has to look at it. Nothing is credited. */
    record Doubt(PaymentAnswer.Charged charged, Instant at) implements Verdict {}

    /** It is known already, or says nothing new. */
    record Nothing() implements Verdict {}
}
