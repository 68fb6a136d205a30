package io.recredit.contracts;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How billing decided a charge or a refund. */
public enum OutcomeResult implements WireName {
    /** The price was debited; the message may leave. */
    @JsonProperty("charged")
    CHARGED("charged"),
    /** Nothing was taken or given back; the reason says why. */
    @JsonProperty("refused")
    REFUSED("refused"),
    /** The whole charge was given back. */
    @JsonProperty("refunded")
    REFUNDED("refunded");

    private final String wireName;

    OutcomeResult(String wireName) {
        this.wireName = wireName;
    }

    @Override
    public String wireName() {
        return wireName;
    }
}
