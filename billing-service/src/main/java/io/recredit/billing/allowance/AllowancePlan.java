package io.recredit.billing.allowance;

import io.recredit.billing.ledger.PeriodStarts;
import io.recredit.contracts.Amount;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Adds an amount to an allowance at the start of every calendar period of the account's time zone, from the first period
 * after the one in which it was saved. What could not be added in time is added later, for the present period only.
 *
 * @param amount positive
 * @param lastPeriod the start of the newest period that it was saved in or has added for
 * @param nextAt when there may be something to add again
 * @param changedBy the subject of the token that saved it
 */
record AllowancePlan(
        UserKey key,
        Period every,
        Amount amount,
        LocalDate lastPeriod,
        Instant nextAt,
        Instant changedAt,
        String changedBy) {

    /** A plan that is saved now. */
    static AllowancePlan saved(
            UserKey key, Period every, Amount amount, String timeZone, Instant now, String changedBy) {
        LocalDate current = every.startIn(PeriodStarts.of(now, timeZone));
        return new AllowancePlan(key, every, amount, current, startOfNext(every, current, timeZone), now, changedBy);
    }

    /** The same, when it was already added for that period: it may have come sooner, by another clock or time zone. */
    AllowancePlan addedUpTo(LocalDate period) {
        return period.isAfter(lastPeriod)
                ? new AllowancePlan(key, every, amount, period, nextAt, changedAt, changedBy)
                : this;
    }

    /** The period to add for, if there is one: the present one, if it began after the newest one that is done. */
    Optional<LocalDate> dueAt(Instant now, String timeZone) {
        LocalDate current = every.startIn(PeriodStarts.of(now, timeZone));
        return current.isAfter(lastPeriod) ? Optional.of(current) : Optional.empty();
    }

    /** The plan when everything until then is done. */
    AllowancePlan doneAt(Instant now, String timeZone) {
        LocalDate current = every.startIn(PeriodStarts.of(now, timeZone));
        return new AllowancePlan(
                key,
                every,
                amount,
                current.isAfter(lastPeriod) ? current : lastPeriod,
                startOfNext(every, current, timeZone),
                changedAt,
                changedBy);
    }

    /** Where a day begins later than at midnight, because the clocks were put forward then, it is that later time. */
    private static Instant startOfNext(Period every, LocalDate current, String timeZone) {
        return every.next(current).atStartOfDay(PeriodStarts.zoneOf(timeZone)).toInstant();
    }
}
