package io.recredit.bench.sending;

/** What was measured is worth nothing: a message was lost, was decided twice, or did not go out. */
final class WrongResult extends RuntimeException {
    private static final long serialVersionUID = 1;

    WrongResult(String message) {
        super(message);
    }

    /** Stops the run unless both are the same. */
    static void unlessSame(String what, long expected, long found) {
        if (expected != found) {
            throw new WrongResult(what + ": " + expected + " expected, but " + found + " found");
        }
    }
}
