package io.recredit.billing.charging;

import io.recredit.contracts.WireName;

/** For how long a user's spending is counted together. */
enum Period implements WireName {
    DAY("day"),
    WEEK("week"),
    MONTH("month");

    private final String wireName;

    Period(String wireName) {
        this.wireName = wireName;
    }

    @Override
    public String wireName() {
        return wireName;
    }
}
