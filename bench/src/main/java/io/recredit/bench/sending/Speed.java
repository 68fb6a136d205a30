package io.recredit.bench.sending;

import io.recredit.bench.stack.CpuMeter.CpuUse;

/**
 * Messages sent as fast as it goes.
 *
 * @param acceptedSeconds from the first request to the last answer
 * @param sentSeconds from the first request to the last submit that the carrier took
 * @param deliveredSeconds from the first request to the last receipt that was stored
 * @param cpu taken until the last receipt was stored
 */
record Speed(int messages, double acceptedSeconds, double sentSeconds, double deliveredSeconds, CpuUse cpu) {

    /** Charged and with the carrier. */
    double messagesPerSecond() {
        return messages / sentSeconds;
    }

    double deliveredPerSecond() {
        return messages / deliveredSeconds;
    }

    double acceptedPerSecond() {
        return messages / acceptedSeconds;
    }
}
