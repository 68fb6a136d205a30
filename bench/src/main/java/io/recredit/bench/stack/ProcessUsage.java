package io.recredit.bench.stack;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a process and its children used, as Linux counts it in {@code /proc} (proc(5)). */
public final class ProcessUsage {

    /** The unit of the times in {@code stat}: USER_HZ is 100 on every Linux that Java runs on. */
    private static final double TICKS_PER_SECOND = 100;

    private static final double KILOBYTES_PER_MEGABYTE = 1024;

    private final Path proc;

    private ProcessUsage(Path proc) {
        this.proc = proc;
    }

    /** That of this machine. */
    public static ProcessUsage ofThisMachine() {
        return in(Path.of("/proc"));
    }

    static ProcessUsage in(Path proc) {
        return new ProcessUsage(proc);
    }

    /**
     * CPU time, user and system, of a process and all that it started, those that ended and were waited for included:
     * the backends of PostgreSQL are children of its first process.
     *
     * @return seconds, to a hundredth; 0 when there is no such process
     */
    public double cpuSeconds(long pid) throws IOException {
        Map<Long, Stat> stats = readAll();
        Map<Long, List<Long>> children = new HashMap<>();
        stats.values()
                .forEach(stat -> children.computeIfAbsent(stat.parent(), parent -> new ArrayList<>())
                        .add(stat.pid()));
        long ticks = 0;
        Deque<Long> open = new ArrayDeque<>(List.of(pid));
        while (!open.isEmpty()) {
            long next = open.remove();
            Stat stat = stats.get(next);
            if (stat != null) {
                ticks += stat.ticks();
            }
            open.addAll(children.getOrDefault(next, List.of()));
        }
        return ticks / TICKS_PER_SECOND;
    }

    /**
     * The most memory that a process alone had resident since it began (VmHWM).
     *
     * @return megabytes of 1,048,576 bytes; not a number when there is no such process
     */
    public double peakResidentMegabytes(long pid) throws IOException {
        Path status = proc.resolve(Long.toString(pid)).resolve("status");
        if (!Files.exists(status)) {
            return Double.NaN;
        }
        for (String line : Files.readAllLines(status)) {
            if (line.startsWith("VmHWM:")) {
                String kilobytes = line.replaceAll("[^0-9]", "");
                return Long.parseLong(kilobytes) / KILOBYTES_PER_MEGABYTE;
            }
        }
        return Double.NaN;
    }

    private Map<Long, Stat> readAll() throws IOException {
        Map<Long, Stat> all = new HashMap<>();
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(proc, "[0-9]*")) {
            for (Path process : processes) {
                try {
                    Stat stat = Stat.parse(Files.readString(process.resolve("stat")));
                    all.put(stat.pid(), stat);
                } catch (IOException endedMeanwhile) {
                    // Its time is in that of its parent now.
                }
            }
        }
        return all;
    }

    /**
     * One process.
     *
     * @param ticks user and system time, its own and that of its ended children
     */
    record Stat(long pid, long parent, long ticks) {

        /** The name, the second field, may hold spaces and parentheses; it ends with the last one. */
        static Stat parse(String line) {
            long pid = Long.parseLong(line.substring(0, line.indexOf(' ')));
            String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ", -1);
            long ticks = 0;
            for (int i = 11; i <= 14; i++) { // utime, stime, cutime, cstime: fields 14 to 17 of the whole line
                ticks += Long.parseLong(fields[i]);
            }
            return new Stat(pid, Long.parseLong(fields[1]), ticks);
        }
    }
}
