package io.recredit.bench.stack;

import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** Measures the CPU time of some processes from one moment to another. */
public final class CpuMeter {

    /** The process id of this JVM. */
    public static final long THIS_PID = ProcessHandle.current().pid();

    private static final double MILLION = 1e6;

    private final Map<String, Long> pids;
    private final Map<String, Double> atBegin;

    private CpuMeter(Map<String, Long> pids, Map<String, Double> atBegin) {
        this.pids = pids;
        this.atBegin = atBegin;
    }

    /**
     * Begins to measure. A process counts with all its children, but this JVM alone: its children are the servers.
     *
     * @param pids the processes by name
     */
    public static CpuMeter begin(Map<String, Long> pids) throws IOException {
        return new CpuMeter(pids, read(pids));
    }

    /** What each used since then. */
    public CpuUse used() throws IOException {
        Map<String, Double> used = read(pids);
        used.replaceAll((name, seconds) -> seconds - atBegin.getOrDefault(name, 0.0));
        return new CpuUse(used);
    }

    private static Map<String, Double> read(Map<String, Long> pids) throws IOException {
        ProcessUsage usage = ProcessUsage.ofThisMachine();
        Map<String, Double> seconds = new LinkedHashMap<>();
        for (Map.Entry<String, Long> process : pids.entrySet()) {
            long pid = process.getValue();
            seconds.put(process.getKey(), pid == THIS_PID ? ownSeconds() : usage.cpuSeconds(pid));
        }
        return seconds;
    }

    private static double ownSeconds() {
        return ProcessHandle.current()
                        .info()
                        .totalCpuDuration()
                        .orElse(Duration.ZERO)
                        .toMillis()
                / 1000.0;
    }

    /**
     * CPU time by name.
     *
     * @param seconds user and system time, children included
     */
    public record CpuUse(Map<String, Double> seconds) {

        public CpuUse {
            seconds = Map.copyOf(seconds);
        }

        /** Of one process; 0 when it was not measured. */
        public double of(String name) {
            return seconds.getOrDefault(name, 0.0);
        }

        /** Of all together. */
        public double all() {
            return seconds.values().stream().mapToDouble(Double::doubleValue).sum();
        }

        /** CPU seconds that a million of things took, one name's share of it. */
        public double perMillion(String name, long things) {
            return of(name) * MILLION / things;
        }

        /** The same of all together. */
        public double perMillion(long things) {
            return all() * MILLION / things;
        }
    }
}
