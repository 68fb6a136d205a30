package io.recredit.bench.sending;

/**
 * Messages sent as fast as it goes.
 *
 * @param acceptedSeconds from the first request to the last answer
 * @param sentSeconds from the first request to the last submit that the carrier took
 * @param deliveredSeconds from the first request to the last receipt that was stored
 * @param cpu taken until the last receipt was stored
 */
record Speed(int messages, double acceptedSeconds, double sentSeconds, double deliveredSeconds, CpuTimes cpu) {

    /** Charged and with the carrier. */
    double messagesPerSecond() {
        return messages / sentSeconds;
    }

    double deliveredPerSecond() {
        return messages / deliveredSeconds;
    }

    /** CPU seconds of all processes for a thousand messages. */
    double cpuSecondsPerThousand() {
        return cpu.sum() * 1_000 / messages;
    }
}
