package io.recredit.contracts;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a message is sent for; spending can be broken down by it. */
public enum Purpose implements WireName {
    @JsonProperty("otp")
    OTP("otp"),
    @JsonProperty("password_reset")
    PASSWORD_RESET("password_reset"),
    @JsonProperty("notification")
    NOTIFICATION("notification"),
    @JsonProperty("campaign")
    CAMPAIGN("campaign");

    private final String wireName;

    Purpose(String wireName) {
        this.wireName = wireName;
    }

    @Override
    public String wireName() {
        return wireName;
    }
}
