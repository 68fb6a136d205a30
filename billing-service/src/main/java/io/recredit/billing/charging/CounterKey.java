package io.recredit.billing.charging;

import io.recredit.billing.ledger.PeriodStarts;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** One counter of a user's spending: a currency, a kind of period and the period's first day. */
record CounterKey(String customer, UUID user, String currency, Period period, LocalDate start) {

    /** The counters that a charge goes to, one per kind of period. */
    static List<CounterKey> of(String customer, UUID user, String currency, PeriodStarts starts) {
        return List.of(
                new CounterKey(customer, user, currency, Period.DAY, starts.day()),
                new CounterKey(customer, user, currency, Period.WEEK, starts.week()),
                new CounterKey(customer, user, currency, Period.MONTH, starts.month()));
    }
}
