package io.recredit.send.message;

import io.recredit.contracts.WireName;

/**
 * Where a message is on its way. {@code ACCEPTED -> CHARGED | REFUSED}, {@code CHARGED -> SENDING -> SENT -> DELIVERED |
 * FAILED}; a try that surely sent nothing leads from {@code SENDING} back to {@code CHARGED}.
 */
public enum MessageState implements WireName {
    /** Stored and promised; billing has not decided yet. */
    ACCEPTED("accepted"),
    /** Paid; waits for the carrier. */
    CHARGED("charged"),
    /** Billing took nothing and nothing is sent. Final. */
    REFUSED("refused"),
    /** Claimed by a sender: some of it may be on the wire. */
    SENDING("sending"),
    /** The carrier has taken every segment. */
    SENT("sent"),
    /** A receipt says that it arrived. Final. */
    DELIVERED("delivered"),
    /** It did not go out, or a receipt says that it did not arrive. Final. */
    FAILED("failed"),
    /** A crash or a lost link left open whether the carrier has it; a receipt or time settles it. */
    UNKNOWN("unknown");

    private final String wireName;

    MessageState(String wireName) {
        this.wireName = wireName;
    }

    @Override
    public String wireName() {
        return wireName;
    }
}
