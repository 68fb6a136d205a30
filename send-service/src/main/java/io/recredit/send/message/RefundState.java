package io.recredit.send.message;

import io.recredit.contracts.WireName;

/** Whether a message's charge is given back. Each state is reached at most once. */
public enum RefundState implements WireName {
    NONE("none"),
    /** The request is in the outbox or with billing. */
    REQUESTED("requested"),
    REFUNDED("refunded"),
    /** Billing would not give it back, e.g. because it never took the charge. */
    REFUSED("refused");

    private final String wireName;

    RefundState(String wireName) {
        this.wireName = wireName;
    }

    @Override
    public String wireName() {
        return wireName;
    }
}
