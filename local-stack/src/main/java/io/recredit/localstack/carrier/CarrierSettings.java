package io.recredit.localstack.carrier;

/**
 * How the carrier answers; may be changed while it runs.
 *
 * @param receiptDelayMillis from the answer to a submit to its receipt
 * @param submitDelayMillis before each answer to a submit
 * @param throttlePerSecond submits accepted in one second, the others are answered ESME_RTHROTTLED; 0 for no bound
 * @param acceptBinds whether links may be bound; if not, a bind is answered ESME_RBINDFAIL
 */
public record CarrierSettings(
        int receiptDelayMillis, int submitDelayMillis, int throttlePerSecond, boolean acceptBinds) {

    private static final int MAX_DELAY_MILLIS = 600_000;

    public CarrierSettings {
        checkDelay("receiptDelayMillis", receiptDelayMillis);
        checkDelay("submitDelayMillis", submitDelayMillis);
        if (throttlePerSecond < 0) {
            throw new IllegalArgumentException("throttlePerSecond must not be negative");
        }
    }

    /** Receipts after 50 ms, answers at once, no throttling, binds accepted. */
    public static CarrierSettings defaults() {
        return new CarrierSettings(50, 0, 0, true);
    }

    public CarrierSettings withReceiptDelayMillis(int millis) {
        return new CarrierSettings(millis, submitDelayMillis, throttlePerSecond, acceptBinds);
    }

    public CarrierSettings withSubmitDelayMillis(int millis) {
        return new CarrierSettings(receiptDelayMillis, millis, throttlePerSecond, acceptBinds);
    }

    public CarrierSettings withThrottlePerSecond(int submits) {
        return new CarrierSettings(receiptDelayMillis, submitDelayMillis, submits, acceptBinds);
    }

    public CarrierSettings withAcceptBinds(boolean accept) {
        return new CarrierSettings(receiptDelayMillis, submitDelayMillis, throttlePerSecond, accept);
    }

    private static void checkDelay(String name, int millis) {
        if (millis < 0 || millis > MAX_DELAY_MILLIS) {
            throw new IllegalArgumentException(name + " must be 0 to " + MAX_DELAY_MILLIS);
        }
    }
}
