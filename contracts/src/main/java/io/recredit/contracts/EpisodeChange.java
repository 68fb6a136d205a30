package io.recredit.contracts;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What happened to a low episode. */
public enum EpisodeChange implements WireName {
    @JsonProperty("opened")
    OPENED("opened"),
    @JsonProperty("updated")
    UPDATED("updated"),
    @JsonProperty("ended")
    ENDED("ended");

    private final String wireName;

    EpisodeChange(String wireName) {
        this.wireName = wireName;
    }

    @Override
    public String wireName() {
        return wireName;
    }
}
