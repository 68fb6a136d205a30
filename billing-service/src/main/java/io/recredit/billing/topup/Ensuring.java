package io.recredit.billing.topup;

import org.jspecify.annotations.Nullable;

/** Decides whether a balance has the attempt that it needs. */
final class Ensuring {

    private Ensuring() {}

    /** What is to be done about it. */
    enum Step {
        /** It has what it needs, or needs nothing. */
        LEAVE,
        /** An attempt is missing: make one that is due now. */
        CREATE,
        /** The attempt that waits is due now. */
        URGE,
        /** The attempt waits for an approval that nobody wants any more: end it, and make one that is due now. */
        REPLACE,
        /** The attempt that waits is not needed any more. */
        CANCEL
    }

    /**
     * @param open the balance's open automatic attempt
     * @param resumed whether the owner asked to try at once. Without it an attempt that waits for its time goes on
     *     waiting, unless it waits for an earlier episode
     */
    static Step decide(Demand demand, @Nullable Attempt open, boolean resumed) {
        TopupRule rule = demand.rule();
        boolean waits = open != null && open.state() == AttemptState.REQUESTED;
        boolean waitsForApproval = open != null && open.state() == AttemptState.NEEDS_APPROVAL;
        if (rule == null || !rule.enabled()) {
            return waits || waitsForApproval ? Step.CANCEL : Step.LEAVE;
        }
        LowNow low = demand.active();
        if (low == null) {
            return Step.LEAVE;
        }
        if (open == null) {
            return Step.CREATE;
        }
        if (waits) {
            return resumed || !low.id().equals(open.episode()) ? Step.URGE : Step.LEAVE;
        }
        return resumed && waitsForApproval ? Step.REPLACE : Step.LEAVE;
    }
}
