package io.recredit.bench;

/** What was measured is not right, or never came: its speed means nothing. */
public final class WrongResult extends RuntimeException {
    private static final long serialVersionUID = 1;

    public WrongResult(String message) {
        super(message);
    }

    public WrongResult(String message, Throwable cause) {
        super(message, cause);
    }
}
