package io.recredit.localstack.carrier;

/** A final state of a message as receipts report it (SMPP 3.4 §5.2.28 and appendix B). */
enum ReceiptState {
    DELIVRD(2, "000"),
    EXPIRED(3, "027"),
    UNDELIV(5, "001");

    private final int messageState;
    private final String error;

    ReceiptState(int messageState, String error) {
        this.messageState = messageState;
        this.error = error;
    }

    /** The value of the TLV {@code message_state}. */
    byte messageState() {
        return (byte) messageState;
    }

    /** Three digits, the network's own error code. */
    String error() {
        return error;
    }

    boolean isDelivered() {
        return this == DELIVRD;
    }
}
