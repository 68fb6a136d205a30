package io.recredit.billing.creditlog;

import java.util.Comparator;

/**
 * The place of a line in a user's log; lines are ordered by it, and a newer one is always greater. A change of the allowance
 * comes after the entry that was the balance's newest one when it was made, and before the next.
 *
 * @param changeNo 0 for entries
 */
record UserLogPlace(long entryNo, long changeNo) implements Comparable<UserLogPlace> {

    private static final Comparator<UserLogPlace> ORDER =
            Comparator.comparingLong(UserLogPlace::entryNo).thenComparingLong(UserLogPlace::changeNo);

    static UserLogPlace of(UserLogLineView line) {
        Long changeNo = line.changeNo();
        return new UserLogPlace(line.entryNo(), changeNo == null ? 0 : changeNo);
    }

    /** The newest entry below it. */
    long newestEntry() {
        return changeNo > 0 ? entryNo : entryNo - 1;
    }

    UserLogPlace orBefore(UserLogPlace other) {
        return compareTo(other) <= 0 ? this : other;
    }

    @Override
    public int compareTo(UserLogPlace other) {
        return ORDER.compare(this, other);
    }
}
