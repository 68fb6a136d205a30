package io.recredit.contracts;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Which request an outcome answers. */
public enum OutcomeOf implements WireName {
    @JsonProperty("charge")
    CHARGE("charge"),
    @JsonProperty("refund")
    REFUND("refund");

    private final String wireName;

    OutcomeOf(String wireName) {
        this.wireName = wireName;
    }

    @Override
    public String wireName() {
        return wireName;
    }
}
