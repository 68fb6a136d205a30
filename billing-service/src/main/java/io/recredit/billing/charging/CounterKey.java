package io.recredit.billing.charging;

import io.recredit.billing.ledger.PeriodStarts;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/** One counter of a user's spending: a currency, a kind of period and the period's first day. */
record CounterKey(String customer, UUID user, String currency, Period period, LocalDate start) {

    /** The counters that a charge goes to, one per kind of period. */
    static List<CounterKey> of(String customer, UUID user, String currency, PeriodStarts starts) {
        return Arrays.stream(Period.values())
                .map(period -> new CounterKey(customer, user, currency, period, period.startIn(starts)))
                .toList();
    }
}
