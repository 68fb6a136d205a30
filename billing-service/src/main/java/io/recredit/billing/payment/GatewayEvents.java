package io.recredit.billing.payment;

/** Reads what the processor tells by itself. */
public interface GatewayEvents {

    /**
     * Verifies and reads a webhook's body.
     *
     * @param signature the header that came with it
     * @throws BadSignature when it is missing, wrong, or older than five minutes
     */
    GatewayEvent read(byte[] body, String signature) throws BadSignature;

    /** It does not come from the processor. */
    final class BadSignature extends Exception {

        private static final long serialVersionUID = 1L;

        public BadSignature(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
