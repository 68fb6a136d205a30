package io.recredit.bench.charging;

import io.recredit.bench.stack.CpuMeter;

/**
 * One phase.
 *
 * @param charges decided, of which so many were charged and refused
 * @param seconds from letting billing go to its last answer
 */
record Measured(int charges, long charged, long refused, double seconds, CpuMeter.CpuUse cpu) {

    double perSecond() {
        return charges / seconds;
    }

    /** CPU seconds of everything that was measured. */
    double cpuPerMillion() {
        return cpu.perMillion(charges);
    }

    double cpuPerMillion(String process) {
        return cpu.perMillion(process, charges);
    }
}
