package io.recredit.billing.creditlog;

/**
 * A stretch of the numbers of a balance's log.
 *
 * @param from the first number that is in it
 * @param below the first number after it
 */
record LogWindow(long from, long below) {

    /** The whole log. */
    static final LogWindow ALL = new LogWindow(1, Long.MAX_VALUE);

    /** What of it lies before a number. */
    LogWindow before(long number) {
        return new LogWindow(from, Math.min(below, number));
    }

    boolean isEmpty() {
        return from >= below;
    }
}
