package io.recredit.billing.topup;

import io.recredit.contracts.WireName;

/** Where an attempt stands. */
public enum AttemptState implements WireName {
    /** The card is to be charged when it is due; nothing was sent yet that the processor could have taken. */
    REQUESTED("requested"),
    /** What is charged is decided and stored, and somebody is sending it. */
    CHARGING("charging"),
    /** Surely not charged: the card's bank wants its holder to approve. */
    NEEDS_APPROVAL("needs-approval"),
    /** It may have been charged or not, and is asked after. */
    UNKNOWN("unknown"),
    /** Charged, and credited. */
    SUCCEEDED("succeeded"),
    /** Not charged, and not tried again under this id. If it turns out to be charged after all, it is credited. */
    DECLINED("declined"),
    /** Not charged, and not needed any more. If it turns out to be charged after all, it is credited. */
    CANCELLED("cancelled");

    private final String wireName;

    AttemptState(String wireName) {
        this.wireName = wireName;
    }

    @Override
    public String wireName() {
        return wireName;
    }

    /** Whether somebody still has to look at it. */
    public boolean isOpen() {
        return switch (this) {
            case REQUESTED, CHARGING, NEEDS_APPROVAL, UNKNOWN -> true;
            case SUCCEEDED, DECLINED, CANCELLED -> false;
        };
    }
}
