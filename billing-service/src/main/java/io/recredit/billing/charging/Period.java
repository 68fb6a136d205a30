package io.recredit.billing.charging;

import io.recredit.billing.ledger.PeriodStarts;
import io.recredit.contracts.WireName;
import java.time.LocalDate;

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

    LocalDate startIn(PeriodStarts starts) {
        return switch (this) {
            case DAY -> starts.day();
            case WEEK -> starts.week();
            case MONTH -> starts.month();
        };
    }
}
