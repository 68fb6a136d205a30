package io.recredit.bench.sending;

import io.recredit.bench.stack.CpuMeter.CpuUse;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * How long messages took at a steady load.
 *
 * @param charged from when a message's request was due to when its outcome was read here, in microseconds
 * @param answered from when a request was due to its answer, in microseconds
 */
record Delays(double messagesPerSecond, Histogram charged, Histogram answered, CpuUse cpu) {

    private static final double MICROS_PER_MILLI = 1_000;

    static Delays of(double perSecond, List<Traffic.Answered> requests, OutcomeWatch outcomes, CpuUse cpu) {
        Histogram charged = new Histogram(3);
        Histogram answered = new Histogram(3);
        for (Traffic.Answered request : requests) {
            answered.recordValue(micros(request.answeredNanos() - request.dueNanos()));
            request.ids().forEach(id -> charged.recordValue(micros(outcomes.arrivalNanos(id) - request.dueNanos())));
        }
        return new Delays(perSecond, charged, answered, cpu);
    }

    private static long micros(long nanos) {
        return TimeUnit.NANOSECONDS.toMicros(nanos);
    }

    long messages() {
        return charged.getTotalCount();
    }

    /** E.g. 99 for p99. */
    double chargedMillis(double percentile) {
        return charged.getValueAtPercentile(percentile) / MICROS_PER_MILLI;
    }

    /** E.g. 99 for p99. */
    double answeredMillis(double percentile) {
        return answered.getValueAtPercentile(percentile) / MICROS_PER_MILLI;
    }
}
