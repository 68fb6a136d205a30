package io.recredit.contracts;

import com.fasterxml.jackson.annotation.JsonProperty;

/** A rule of a user's that a charge can break, in the order in which they are asked: the first that is broken is told. */
public enum SpendingRule implements WireName {
    /** What the user may spend on one day of the account's time zone. */
    @JsonProperty("daily-limit")
    DAILY_LIMIT("daily-limit"),
    /** What the user may spend in one week, which starts on Monday. */
    @JsonProperty("weekly-limit")
    WEEKLY_LIMIT("weekly-limit"),
    /** What the user may spend in one month. */
    @JsonProperty("monthly-limit")
    MONTHLY_LIMIT("monthly-limit"),
    /** What was granted to the user and is not spent yet. */
    @JsonProperty("allowance")
    ALLOWANCE("allowance");

    private final String wireName;

    SpendingRule(String wireName) {
        this.wireName = wireName;
    }

    @Override
    public String wireName() {
        return wireName;
    }
}
