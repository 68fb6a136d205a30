package io.recredit.billing.spending;

import io.recredit.contracts.WireName;

/** What spending can be broken down by. */
enum SpendingDimension implements WireName {
    /** The day in the account's time zone on which the message was accepted. */
    DAY("day"),
    PURPOSE("purpose"),
    /** The country. */
    DESTINATION("destination"),
    /** The sending identity; messages that name none are a line of their own. */
    USER("user");

    private final String wireName;

    SpendingDimension(String wireName) {
        this.wireName = wireName;
    }

    @Override
    public String wireName() {
        return wireName;
    }
}
