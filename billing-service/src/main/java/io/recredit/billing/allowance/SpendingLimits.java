package io.recredit.billing.allowance;

import io.recredit.contracts.Amount;
import org.jspecify.annotations.Nullable;

/**
 * What a user may spend in one calendar period; null: as much as there is. None is negative. A limit may lie below what is
 * spent already, and then nothing more is charged until the period ends.
 */
public record SpendingLimits(
        @Nullable Amount daily,
        @Nullable Amount weekly,
        @Nullable Amount monthly) {

    static final SpendingLimits NONE = new SpendingLimits(null, null, null);

    @Nullable
    Amount of(Period period) {
        return switch (period) {
            case DAY -> daily;
            case WEEK -> weekly;
            case MONTH -> monthly;
        };
    }

    boolean isEmpty() {
        return daily == null && weekly == null && monthly == null;
    }
}
