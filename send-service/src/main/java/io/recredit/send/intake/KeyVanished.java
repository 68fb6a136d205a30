package io.recredit.send.intake;

/** A key was taken when it was to be claimed and forgotten when it was to be read: another try finds it free. */
final class KeyVanished extends RuntimeException {

    private static final long serialVersionUID = 1L;

    KeyVanished() {
        super("an idempotency key was forgotten while it was claimed");
    }
}
