package io.recredit.billing.allowance;

import io.recredit.billing.ledger.PeriodStarts;
import io.recredit.contracts.SpendingRule;
import io.recredit.contracts.WireName;
import java.time.LocalDate;
import java.util.List;

/** A calendar period of the account's time zone, for which a user's spending is counted together. */
public enum Period implements WireName {
    DAY("day", SpendingRule.DAILY_LIMIT) {
        @Override
        public LocalDate startIn(PeriodStarts starts) {
            return starts.day();
        }

        @Override
        LocalDate next(LocalDate start) {
            return start.plusDays(1);
        }
    },
    /** From Monday (ISO 8601). */
    WEEK("week", SpendingRule.WEEKLY_LIMIT) {
        @Override
        public LocalDate startIn(PeriodStarts starts) {
            return starts.week();
        }

        @Override
        LocalDate next(LocalDate start) {
            return start.plusWeeks(1);
        }
    },
    MONTH("month", SpendingRule.MONTHLY_LIMIT) {
        @Override
        public LocalDate startIn(PeriodStarts starts) {
            return starts.month();
        }

        @Override
        LocalDate next(LocalDate start) {
            return start.plusMonths(1);
        }
    };

    /** All, in the order in which their limits are asked. */
    public static final List<Period> ALL = List.of(values());

    private final String wireName;
    private final SpendingRule limit;

    Period(String wireName, SpendingRule limit) {
        this.wireName = wireName;
        this.limit = limit;
    }

    @Override
    public String wireName() {
        return wireName;
    }

    /** What a charge breaks that is too much for the limit of such a period. */
    public SpendingRule limit() {
        return limit;
    }

    /** The first day of the one of the periods that is of this kind. */
    public abstract LocalDate startIn(PeriodStarts starts);

    /** The first day of the period after the one that starts on that day. */
    abstract LocalDate next(LocalDate start);
}
