package io.recredit.send.estimate;

/** Whether an amount would be charged, as billing sees it now. */
sealed interface Verdict {

    /** Balance and rules let it pass. */
    record Suffices() implements Verdict {}

    /** @param reason why billing would refuse it, as in a refused message */
    record Refused(String reason) implements Verdict {}

    /** Billing did not say: it is away, slow, or does not know the account yet. */
    record Unknown() implements Verdict {}
}
