package io.recredit.billing.allowance;

import io.recredit.billing.ledger.PeriodStarts;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;

/** A period before the newest one in which a user spent something. What was spent in it is kept for its refunds. */
public record PastPeriod(UserKey user, Period period, LocalDate start) {

    /** The day, week and month of each user. */
    static List<PastPeriod> allOf(Collection<UserKey> users, PeriodStarts periods) {
        return users.stream()
                .flatMap(user ->
                        Period.ALL.stream().map(period -> new PastPeriod(user, period, period.startIn(periods))))
                .toList();
    }
}
