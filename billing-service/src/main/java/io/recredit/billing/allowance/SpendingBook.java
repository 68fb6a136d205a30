package io.recredit.billing.allowance;

import io.recredit.billing.ledger.PeriodStarts;
import io.recredit.contracts.Amount;
import io.recredit.contracts.SpendingRule;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Users' limits, allowances and spending while one batch is decided. What a charge is counted in follows from when its
 * message was accepted, and a refund goes back to the same periods, however long ago they were.
 */
public final class SpendingBook {

    private final Map<UserKey, UserCredit> read;
    private final Map<PastPeriod, Long> readPast;
    private final Map<UserKey, UserCredit> changed = new HashMap<>();
    private final Map<PastPeriod, Long> changedPast = new HashMap<>();

    /**
     * @param credits of all users of the batch, as they are under the balances' locks
     * @param past of all earlier periods of the batch; 0 where nothing is kept
     */
    public SpendingBook(Map<UserKey, UserCredit> credits, Map<PastPeriod, Long> past) {
        this.read = credits;
        this.readPast = past;
    }

    /**
     * The first rule that a charge would break; null if it may be spent.
     *
     * @throws SpendingNotRead if the user, or an earlier period of the charge, was not read
     */
    public @Nullable SpendingRule refuses(UserKey key, Amount price, PeriodStarts periods) {
        UserCredit credit = creditOf(key);
        for (Period period : Period.ALL) {
            Amount limit = credit.limits().of(period);
            if (limit != null && spent(key, period, periods) > limit.micros() - price.micros()) {
                return period.limit();
            }
        }
        Amount allowance = credit.allowance();
        return allowance != null && allowance.isLessThan(price) ? SpendingRule.ALLOWANCE : null;
    }

    /**
     * What was spent in a period, charges less refunds, in millionths. The newest day may be a later one, also that of now:
     * when the account's time zone has moved westwards.
     *
     * @throws SpendingNotRead if the user, or an earlier period, was not read
     */
    long spent(UserKey key, Period period, PeriodStarts periods) {
        Spending spending = creditOf(key).spending();
        LocalDate newest = spending.day();
        if (newest == null || periods.day().isAfter(newest)) {
            return spending.in(period, periods.day());
        }
        return isNewest(spending, period, periods)
                ? spending.of(period)
                : past(new PastPeriod(key, period, period.startIn(periods)));
    }

    /**
     * Counts a charge and takes it from the allowance.
     *
     * @return the allowance after it; null if the user has none
     */
    public @Nullable Amount charged(UserKey key, Amount price, PeriodStarts periods) {
        UserCredit credit = counted(creditOf(key), price.micros(), periods);
        Amount allowance = credit.allowance();
        if (allowance == null) {
            changed.put(key, credit);
            return null;
        }
        Amount left = allowance.minus(price);
        changed.put(key, credit.with(left));
        return left;
    }

    /**
     * Takes a charge back from the periods that it was counted in, and gives it back to the allowance that it was taken
     * from.
     *
     * @param fromAllowance whether the charge was taken from the allowance: it may have been granted later
     * @return the allowance after it; null if nothing was given back to it
     */
    public @Nullable Amount refunded(UserKey key, Amount price, PeriodStarts periods, boolean fromAllowance) {
        UserCredit credit = counted(creditOf(key), -price.micros(), periods);
        Amount allowance = credit.allowance();
        if (!fromAllowance || allowance == null) {
            changed.put(key, credit);
            return null;
        }
        Amount more = allowance.plus(price);
        changed.put(key, credit.with(more));
        return more;
    }

    /** The users whose spending or allowance changed, as they are now. */
    public Collection<UserCredit> changed() {
        return Collections.unmodifiableCollection(changed.values());
    }

    /** The earlier periods that changed or became earlier ones, with what was spent in them, in millionths. */
    public Map<PastPeriod, Long> changedPast() {
        return Collections.unmodifiableMap(changedPast);
    }

    private UserCredit counted(UserCredit credit, long micros, PeriodStarts periods) {
        Spending spending = upTo(credit, periods.day());
        for (Period period : Period.ALL) {
            if (isNewest(spending, period, periods)) {
                spending = spending.with(period, Spending.sum(spending.of(period), micros));
            } else {
                PastPeriod past = new PastPeriod(credit.key(), period, period.startIn(periods));
                changedPast.put(past, Spending.sum(past(past), micros));
            }
        }
        return credit.with(spending);
    }

    /** The spending with that day as its newest one, unless a later one is; what ends by that becomes past. */
    private Spending upTo(UserCredit credit, LocalDate day) {
        Spending spending = credit.spending();
        LocalDate newest = spending.day();
        if (newest == null) {
            return new Spending(day, 0, 0, 0);
        }
        if (!day.isAfter(newest)) {
            return spending;
        }
        PeriodStarts before = PeriodStarts.ofDay(newest);
        PeriodStarts now = PeriodStarts.ofDay(day);
        Spending next = new Spending(day, 0, 0, 0);
        for (Period period : Period.ALL) {
            if (period.startIn(before).equals(period.startIn(now))) {
                next = next.with(period, spending.of(period));
            } else {
                changedPast.put(new PastPeriod(credit.key(), period, period.startIn(before)), spending.of(period));
            }
        }
        return next;
    }

    private static boolean isNewest(Spending spending, Period period, PeriodStarts periods) {
        LocalDate newest = spending.day();
        return newest != null
                && (newest.equals(periods.day())
                        || period.startIn(PeriodStarts.ofDay(newest)).equals(period.startIn(periods)));
    }

    private long past(PastPeriod past) {
        Long micros = changedPast.get(past);
        if (micros == null) {
            micros = readPast.get(past);
        }
        if (micros == null) {
            throw new SpendingNotRead(past.period() + " from " + past.start());
        }
        return micros;
    }

    private UserCredit creditOf(UserKey key) {
        UserCredit credit = changed.get(key);
        if (credit == null) {
            credit = read.get(key);
        }
        if (credit == null) {
            throw new SpendingNotRead("user " + key.user());
        }
        return credit;
    }
}
