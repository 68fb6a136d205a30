package io.recredit.billing.tariff;

import io.recredit.contracts.Amount;
import io.recredit.contracts.TariffPage.Price;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * In what a tariff differs from the one before it. Every difference is counted, but only the first ones are listed.
 *
 * @param changes in the order of their prefixes, at most {@value #MAX_LISTED}
 */
record TariffChanges(int added, int removed, int changed, int unchanged, List<Change> changes) {

    /** Differences listed at most. */
    static final int MAX_LISTED = 500;

    private static final int PERCENT_DIGITS = 2;

    /**
     * One prefix that is not as it was.
     *
     * @param before null if the prefix is new
     * @param after null if the prefix is gone
     */
    record Change(@Nullable Price before, @Nullable Price after) {

        /**
         * By how much the price rose or fell, in percent of the one before, rounded half up to {@value #PERCENT_DIGITS}
         * digits; null if there was none before, or none after, or it was zero.
         */
        @Nullable
        BigDecimal percent() {
            if (before == null || after == null || before.price().equals(Amount.ZERO)) {
                return null;
            }
            BigDecimal was = BigDecimal.valueOf(before.price().micros());
            return BigDecimal.valueOf(after.price().micros())
                    .subtract(was)
                    .movePointRight(2)
                    .divide(was, PERCENT_DIGITS, RoundingMode.HALF_UP);
        }
    }

    TariffChanges {
        changes = List.copyOf(changes);
    }

    /** How many differences are counted but not listed. */
    int unlisted() {
        return added + removed + changed - changes.size();
    }

    /** Compares two lists of prices, each in the order of its prefixes, none of them twice. */
    static TariffChanges between(List<Price> before, List<Price> after) {
        Comparison comparison = new Comparison();
        int old = 0;
        int fresh = 0;
        while (old < before.size() || fresh < after.size()) {
            int order = order(before, old, after, fresh);
            comparison.note(order <= 0 ? before.get(old++) : null, order >= 0 ? after.get(fresh++) : null);
        }
        return new TariffChanges(
                comparison.added, comparison.removed, comparison.changed, comparison.unchanged, comparison.changes);
    }

    /** Which of the two prefixes comes next: negative the old one, positive the fresh one, zero both, being the same. */
    private static int order(List<Price> before, int old, List<Price> after, int fresh) {
        if (old == before.size()) {
            return 1;
        }
        if (fresh == after.size()) {
            return -1;
        }
        return before.get(old).prefix().compareTo(after.get(fresh).prefix());
    }

    /** The counts so far. */
    private static final class Comparison {

        private final List<Change> changes = new ArrayList<>();
        private int added;
        private int removed;
        private int changed;
        private int unchanged;

        void note(@Nullable Price before, @Nullable Price after) {
            if (before == null) {
                added++;
            } else if (after == null) {
                removed++;
            } else if (before.equals(after)) {
                unchanged++;
                return;
            } else {
                changed++;
            }
            if (changes.size() < MAX_LISTED) {
                changes.add(new Change(before, after));
            }
        }
    }
}
