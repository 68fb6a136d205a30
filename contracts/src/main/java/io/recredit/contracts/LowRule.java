package io.recredit.contracts;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The rule whose threshold a low episode is about. */
public enum LowRule implements WireName {
    /** Somebody asked to be warned. */
    @JsonProperty("alert")
    ALERT("alert"),
    /** Credits are to be bought. */
    @JsonProperty("auto-topup")
    AUTO_TOPUP("auto-topup");

    private final String wireName;

    LowRule(String wireName) {
        this.wireName = wireName;
    }

    @Override
    public String wireName() {
        return wireName;
    }
}
