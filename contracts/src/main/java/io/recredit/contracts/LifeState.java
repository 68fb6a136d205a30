package io.recredit.contracts;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Whether an account or a user may send. */
public enum LifeState implements WireName {
    @JsonProperty("active")
    ACTIVE("active"),
    /** Sending is refused; money commands still work. */
    @JsonProperty("suspended")
    SUSPENDED("suspended"),
    /** Final: nothing works any more except reading. */
    @JsonProperty("closed")
    CLOSED("closed");

    private final String wireName;

    LifeState(String wireName) {
        this.wireName = wireName;
    }

    @Override
    public String wireName() {
        return wireName;
    }
}
