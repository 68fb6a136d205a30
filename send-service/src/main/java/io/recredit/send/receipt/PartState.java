package io.recredit.send.receipt;

import io.recredit.contracts.WireName;

/** Where one segment of a message is. */
public enum PartState implements WireName {
    /** The carrier has taken it. */
    SENT("sent"),
    /** It was put on the wire and no answer came. */
    OPEN("open"),
    /** The carrier has refused it. */
    REFUSED("refused"),
    /** A receipt says that it arrived. Final. */
    DELIVERED("delivered"),
    /** A receipt says that it did not arrive; only a later receipt that it did changes that. */
    FAILED("failed");

    private final String wireName;

    PartState(String wireName) {
        this.wireName = wireName;
    }

    @Override
    public String wireName() {
        return wireName;
    }
}
