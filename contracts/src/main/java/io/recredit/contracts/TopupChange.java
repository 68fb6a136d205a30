package io.recredit.contracts;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What happened to a top-up. */
public enum TopupChange implements WireName {
    /** The card was charged and the amount is in the balance. */
    @JsonProperty("succeeded")
    SUCCEEDED("succeeded"),
    /** The card was not charged; nothing was added. */
    @JsonProperty("declined")
    DECLINED("declined"),
    /** The card's bank wants its holder to approve; nothing was added so far. */
    @JsonProperty("needs-approval")
    NEEDS_APPROVAL("needs-approval"),
    /** After too many declines in a row the rule tries no more until it is saved or the card is changed. */
    @JsonProperty("paused")
    PAUSED("paused");

    private final String wireName;

    TopupChange(String wireName) {
        this.wireName = wireName;
    }

    @Override
    public String wireName() {
        return wireName;
    }
}
