package io.recredit.send.estimate;

import org.jspecify.annotations.Nullable;

/** Whether an amount would be charged, as billing sees it now. */
sealed interface Verdict {

    /** Balance and rules let it pass. */
    record Suffices() implements Verdict {}

    /**
     * Billing would refuse it, as it would a message.
     *
     * @param refusedBy the user's rule that would be broken; null if it is none
     */
    record Refused(String reason, @Nullable String refusedBy) implements Verdict {}

    /** Billing did not say: it is away, slow, or does not know the account yet. */
    record Unknown() implements Verdict {}
}
