package io.recredit.contracts;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Who asked for a top-up. */
public enum TopupKind implements WireName {
    /** A rule, because the balance was low. */
    @JsonProperty("automatic")
    AUTOMATIC("automatic"),
    /** A person, by hand. */
    @JsonProperty("one-time")
    ONE_TIME("one-time");

    private final String wireName;

    TopupKind(String wireName) {
        this.wireName = wireName;
    }

    @Override
    public String wireName() {
        return wireName;
    }
}
