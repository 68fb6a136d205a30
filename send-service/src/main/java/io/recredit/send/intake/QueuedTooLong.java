package io.recredit.send.intake;

/** A request waited too long for its transaction to begin, and was given up: nothing of it was stored, nor will be. */
final class QueuedTooLong extends RuntimeException {

    private static final long serialVersionUID = 1L;

    QueuedTooLong() {
        super("waited too long to be stored");
    }
}
