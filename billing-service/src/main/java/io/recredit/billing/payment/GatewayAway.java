package io.recredit.billing.payment;

/** The card processor cannot be reached, or does not answer as it should. Trying again later may help. */
public final class GatewayAway extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param message what was asked for and what went wrong; no secret, no card number */
    public GatewayAway(String message, Throwable cause) {
        super(message, cause);
    }
}
